ALTER TABLE `dead_letter` MODIFY COLUMN `message_key` mediumblob;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `message_key` mediumblob;--> statement-breakpoint
ALTER TABLE `retry_message` MODIFY COLUMN `message_key` mediumblob;--> statement-breakpoint
ALTER TABLE `dead_letter` ADD `edited_value` mediumblob;--> statement-breakpoint
ALTER TABLE `dead_letter` ADD `edited_type` varchar(128);--> statement-breakpoint
ALTER TABLE `redrive_job` ADD `per_second` int DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE `redrive_job` ADD `next_chunk_at` datetime(3) NOT NULL;--> statement-breakpoint
ALTER TABLE `service` ADD `relay_at` datetime(3);