INSERT INTO `worker_lease` (`id`) WITH RECURSIVE `numbers` AS (SELECT 0 AS `n` UNION ALL SELECT `n` + 1 FROM `numbers` WHERE `n` < 999) SELECT `n` FROM `numbers` ON DUPLICATE KEY UPDATE `id` = `worker_lease`.`id`;
--> statement-breakpoint
INSERT INTO `worker_lease` (`id`) WITH RECURSIVE `numbers` AS (SELECT 1000 AS `n` UNION ALL SELECT `n` + 1 FROM `numbers` WHERE `n` < 1023) SELECT `n` FROM `numbers` ON DUPLICATE KEY UPDATE `id` = `worker_lease`.`id`;
--> statement-breakpoint
INSERT INTO `outbox_shard` (`shard`) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15) ON DUPLICATE KEY UPDATE `shard` = `shard`;
