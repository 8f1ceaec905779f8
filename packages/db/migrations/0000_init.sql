CREATE TABLE `dead_letter` (
	`id` bigint NOT NULL,
	`consumer_group` varchar(64) NOT NULL,
	`topic` varchar(128) NOT NULL,
	`kafka_partition` smallint NOT NULL,
	`kafka_offset` bigint NOT NULL,
	`kafka_timestamp` bigint NOT NULL,
	`message_key` varbinary(512),
	`event_id` varchar(64),
	`event_type` varchar(128),
	`order_id` bigint,
	`headers` json NOT NULL,
	`value` mediumblob,
	`reason` varchar(16) NOT NULL,
	`error_name` varchar(200) NOT NULL,
	`error_message` varchar(2000) NOT NULL,
	`error_stack` text NOT NULL,
	`attempts` int NOT NULL,
	`status` varchar(16) NOT NULL,
	`outcome` varchar(32),
	`redrive_id` varchar(20),
	`redrive_attempt` int NOT NULL DEFAULT 0,
	`first_failed_at` datetime(3) NOT NULL,
	`failed_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `dead_letter_id` PRIMARY KEY(`id`),
	CONSTRAINT `dead_letter_origin` UNIQUE(`consumer_group`,`topic`,`kafka_partition`,`kafka_offset`,`kafka_timestamp`)
);
--> statement-breakpoint
CREATE TABLE `dead_letter_history` (
	`id` bigint NOT NULL,
	`dead_letter_id` bigint NOT NULL,
	`action` varchar(32) NOT NULL,
	`actor_id` varchar(64) NOT NULL,
	`reason` varchar(500),
	`details` json NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	CONSTRAINT `dead_letter_history_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `redrive_item` (
	`job_id` bigint NOT NULL,
	`dead_letter_id` bigint NOT NULL,
	`previous_status` varchar(16) NOT NULL,
	`status` varchar(16) NOT NULL,
	`outcome` varchar(200),
	CONSTRAINT `redrive_item_job_id_dead_letter_id_pk` PRIMARY KEY(`job_id`,`dead_letter_id`)
);
--> statement-breakpoint
CREATE TABLE `redrive_job` (
	`id` bigint NOT NULL,
	`consumer_group` varchar(64) NOT NULL,
	`busy_group` varchar(64),
	`status` varchar(16) NOT NULL,
	`total` int NOT NULL,
	`reason` varchar(500) NOT NULL,
	`actor_id` varchar(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`finished_at` datetime(3),
	CONSTRAINT `redrive_job_id` PRIMARY KEY(`id`),
	CONSTRAINT `redrive_job_busy` UNIQUE(`busy_group`)
);
--> statement-breakpoint
CREATE TABLE `redrive_plan` (
	`id` bigint NOT NULL,
	`consumer_group` varchar(64) NOT NULL,
	`dead_letter_ids` json NOT NULL,
	`actor_id` varchar(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `redrive_plan_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `notification` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`buyer_id` varchar(64) NOT NULL,
	`kind` varchar(32) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `notification_id` PRIMARY KEY(`id`),
	CONSTRAINT `notification_once` UNIQUE(`order_id`,`kind`)
);
--> statement-breakpoint
CREATE TABLE `order_history` (
	`order_id` bigint NOT NULL,
	`sequence` int NOT NULL,
	`from_status` varchar(20),
	`to_status` varchar(20) NOT NULL,
	`actor_kind` varchar(10) NOT NULL,
	`actor_id` varchar(64) NOT NULL,
	`reason` varchar(500),
	`event_id` bigint NOT NULL,
	`trace_id` char(32),
	`occurred_at` datetime(3) NOT NULL,
	CONSTRAINT `order_history_order_id_sequence_pk` PRIMARY KEY(`order_id`,`sequence`)
);
--> statement-breakpoint
CREATE TABLE `order_line` (
	`order_id` bigint NOT NULL,
	`product_id` bigint NOT NULL,
	`quantity` int NOT NULL,
	`price_cents` bigint NOT NULL,
	`sku` varchar(64) NOT NULL,
	`name_en` varchar(200) NOT NULL,
	`name_zh` varchar(200) NOT NULL,
	`picture` varchar(200) NOT NULL,
	CONSTRAINT `order_line_order_id_product_id_pk` PRIMARY KEY(`order_id`,`product_id`)
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` bigint NOT NULL,
	`buyer_id` varchar(64) NOT NULL,
	`request_id` char(36) NOT NULL,
	`request_hash` char(43) NOT NULL,
	`status` varchar(20) NOT NULL,
	`sequence` int NOT NULL,
	`total_cents` bigint NOT NULL,
	`currency` char(3) NOT NULL,
	`recipient_name` varchar(100) NOT NULL,
	`recipient_phone` varchar(40) NOT NULL,
	`recipient_address` varchar(500) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `orders_id` PRIMARY KEY(`id`),
	CONSTRAINT `orders_request` UNIQUE(`request_id`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` bigint NOT NULL,
	`shard` tinyint NOT NULL,
	`state` tinyint NOT NULL,
	`topic` varchar(128) NOT NULL,
	`message_key` varbinary(512),
	`sequence` bigint NOT NULL,
	`headers` json NOT NULL,
	`value` mediumblob,
	`kind` varchar(12) NOT NULL,
	`order_id` bigint,
	`kafka_partition` int,
	`kafka_offset` bigint,
	`created_at` datetime(3) NOT NULL,
	`sent_at` datetime(3),
	CONSTRAINT `outbox_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `outbox_shard` (
	`shard` tinyint NOT NULL,
	`owner` varchar(64),
	`expires_at` datetime(3),
	CONSTRAINT `outbox_shard_shard` PRIMARY KEY(`shard`)
);
--> statement-breakpoint
CREATE TABLE `retry_message` (
	`id` bigint NOT NULL,
	`consumer_group` varchar(64) NOT NULL,
	`topic` varchar(128) NOT NULL,
	`kafka_partition` smallint NOT NULL,
	`kafka_offset` bigint NOT NULL,
	`kafka_timestamp` bigint NOT NULL,
	`redrive_id` varchar(20) NOT NULL DEFAULT '',
	`message_key` varbinary(512),
	`headers` json NOT NULL,
	`value` mediumblob,
	`attempts` int NOT NULL,
	`error_name` varchar(200) NOT NULL,
	`error_message` varchar(2000) NOT NULL,
	`error_stack` varchar(8000) NOT NULL,
	`first_failed_at` datetime(3) NOT NULL,
	`next_attempt_at` datetime(3) NOT NULL,
	`claim_token` varchar(36),
	`claimed_until` datetime(3),
	CONSTRAINT `retry_message_id` PRIMARY KEY(`id`),
	CONSTRAINT `retry_message_origin` UNIQUE(`consumer_group`,`topic`,`kafka_partition`,`kafka_offset`,`redrive_id`)
);
--> statement-breakpoint
CREATE TABLE `payment` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`provider` varchar(32) NOT NULL,
	`status` varchar(20) NOT NULL,
	`pending_order_id` bigint,
	`amount_cents` bigint NOT NULL,
	`currency` char(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`settled_at` datetime(3),
	CONSTRAINT `payment_id` PRIMARY KEY(`id`),
	CONSTRAINT `payment_pending` UNIQUE(`pending_order_id`)
);
--> statement-breakpoint
CREATE TABLE `payment_callback` (
	`id` bigint NOT NULL,
	`provider` varchar(32) NOT NULL,
	`provider_event_id` varchar(128) NOT NULL,
	`payment_id` bigint NOT NULL,
	`type` varchar(32) NOT NULL,
	`order_id` varchar(64) NOT NULL,
	`amount_cents` bigint NOT NULL,
	`currency` varchar(8) NOT NULL,
	`outcome` varchar(20) NOT NULL,
	`received_at` datetime(3) NOT NULL,
	CONSTRAINT `payment_callback_id` PRIMARY KEY(`id`),
	CONSTRAINT `payment_callback_event` UNIQUE(`provider`,`provider_event_id`)
);
--> statement-breakpoint
CREATE TABLE `refund` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`payment_id` bigint NOT NULL,
	`amount_cents` bigint NOT NULL,
	`currency` char(3) NOT NULL,
	`status` varchar(20) NOT NULL,
	`reason` varchar(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `refund_id` PRIMARY KEY(`id`),
	CONSTRAINT `refund_payment` UNIQUE(`payment_id`)
);
--> statement-breakpoint
CREATE TABLE `sandbox_callback` (
	`id` bigint NOT NULL,
	`payment_id` bigint NOT NULL,
	`scenario` varchar(16) NOT NULL,
	`body` text NOT NULL,
	`attempts` int NOT NULL,
	`next_attempt_at` datetime(3),
	`claimed_until` datetime(3),
	`claim_token` varchar(36),
	`last_status` int,
	`delivered_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `sandbox_callback_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `product` (
	`id` bigint NOT NULL,
	`sku` varchar(64) NOT NULL,
	`name_en` varchar(200) NOT NULL,
	`name_zh` varchar(200) NOT NULL,
	`description_en` text NOT NULL,
	`description_zh` text NOT NULL,
	`picture` varchar(200) NOT NULL,
	`price_cents` bigint NOT NULL,
	`currency` char(3) NOT NULL,
	`status` varchar(16) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `product_id` PRIMARY KEY(`id`),
	CONSTRAINT `product_sku` UNIQUE(`sku`)
);
--> statement-breakpoint
CREATE TABLE `room` (
	`id` bigint NOT NULL,
	`title_en` varchar(200) NOT NULL,
	`title_zh` varchar(200) NOT NULL,
	`status` varchar(16) NOT NULL,
	`current_product_id` bigint,
	`version` int NOT NULL DEFAULT 1,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `room_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `room_product` (
	`room_id` bigint NOT NULL,
	`product_id` bigint NOT NULL,
	`weight` int NOT NULL,
	CONSTRAINT `room_product_room_id_product_id_pk` PRIMARY KEY(`room_id`,`product_id`)
);
--> statement-breakpoint
CREATE TABLE `worker_lease` (
	`id` int NOT NULL,
	`owner` varchar(64),
	`expires_at` datetime(3),
	`high_water_ms` bigint NOT NULL DEFAULT 0,
	CONSTRAINT `worker_lease_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `stock` (
	`product_id` bigint NOT NULL,
	`on_hand` bigint NOT NULL,
	`reserved` bigint NOT NULL,
	`sold` bigint NOT NULL,
	`version` bigint NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_product_id` PRIMARY KEY(`product_id`),
	CONSTRAINT `stock_reserved` CHECK(reserved >= 0 and reserved <= on_hand)
);
--> statement-breakpoint
CREATE TABLE `stock_movement` (
	`id` bigint NOT NULL,
	`product_id` bigint NOT NULL,
	`kind` varchar(12) NOT NULL,
	`quantity` bigint NOT NULL,
	`order_id` bigint,
	`stage` char(7),
	`refund_id` bigint,
	`request_id` char(36),
	`on_hand_after` bigint,
	`reserved_after` bigint,
	`reason` varchar(500),
	`actor_id` varchar(64) NOT NULL,
	`stock_version` bigint NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_movement_id` PRIMARY KEY(`id`),
	CONSTRAINT `stock_movement_order` UNIQUE(`order_id`,`product_id`,`stage`),
	CONSTRAINT `stock_movement_refund` UNIQUE(`refund_id`,`product_id`),
	CONSTRAINT `stock_movement_request` UNIQUE(`request_id`)
);
--> statement-breakpoint
CREATE TABLE `account` (
	`id` varchar(36) NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` varchar(36) NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` timestamp(3),
	`refresh_token_expires_at` timestamp(3),
	`scope` text,
	`password` text,
	`created_at` timestamp(3) NOT NULL DEFAULT (now()),
	`updated_at` timestamp(3) NOT NULL DEFAULT (now()),
	CONSTRAINT `account_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` bigint NOT NULL,
	`actor_id` varchar(64) NOT NULL,
	`actor_role` varchar(16),
	`action` varchar(64) NOT NULL,
	`subject` varchar(128),
	`outcome` varchar(16) NOT NULL,
	`details` json NOT NULL,
	`address` varchar(64),
	`trace_id` varchar(32),
	`occurred_at` datetime(3) NOT NULL,
	CONSTRAINT `audit_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `service` (
	`id` varchar(36) NOT NULL,
	`name` varchar(32) NOT NULL,
	`version` varchar(32) NOT NULL,
	`address` varchar(200) NOT NULL,
	`pid` int NOT NULL,
	`started_at` datetime(3) NOT NULL,
	`heartbeat_at` datetime(3) NOT NULL,
	`stopped_at` datetime(3),
	`details` json NOT NULL,
	CONSTRAINT `service_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` varchar(36) NOT NULL,
	`expires_at` timestamp(3) NOT NULL,
	`token` varchar(255) NOT NULL,
	`created_at` timestamp(3) NOT NULL DEFAULT (now()),
	`updated_at` timestamp(3) NOT NULL DEFAULT (now()),
	`ip_address` text,
	`user_agent` text,
	`user_id` varchar(36) NOT NULL,
	`impersonated_by` text,
	CONSTRAINT `session_id` PRIMARY KEY(`id`),
	CONSTRAINT `session_token_unique` UNIQUE(`token`)
);
--> statement-breakpoint
CREATE TABLE `sign_in_attempt` (
	`id` bigint NOT NULL,
	`subject` varchar(100) NOT NULL,
	`is_failure` boolean NOT NULL,
	`attempted_at` datetime(3) NOT NULL,
	CONSTRAINT `sign_in_attempt_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` varchar(36) NOT NULL,
	`name` varchar(255) NOT NULL,
	`email` varchar(255) NOT NULL,
	`email_verified` boolean NOT NULL DEFAULT false,
	`image` text,
	`role` varchar(32),
	`banned` boolean DEFAULT false,
	`ban_reason` text,
	`ban_expires` timestamp(3),
	`created_at` timestamp(3) NOT NULL DEFAULT (now()),
	`updated_at` timestamp(3) NOT NULL DEFAULT (now()),
	CONSTRAINT `user_id` PRIMARY KEY(`id`),
	CONSTRAINT `user_email_unique` UNIQUE(`email`)
);
--> statement-breakpoint
CREATE TABLE `verification` (
	`id` varchar(36) NOT NULL,
	`identifier` varchar(255) NOT NULL,
	`value` text NOT NULL,
	`expires_at` timestamp(3) NOT NULL,
	`created_at` timestamp(3) NOT NULL DEFAULT (now()),
	`updated_at` timestamp(3) NOT NULL DEFAULT (now()),
	CONSTRAINT `verification_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `dead_letter_status` ON `dead_letter` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `dead_letter_group` ON `dead_letter` (`consumer_group`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `dead_letter_order` ON `dead_letter` (`order_id`);--> statement-breakpoint
CREATE INDEX `dead_letter_event` ON `dead_letter` (`event_id`);--> statement-breakpoint
CREATE INDEX `dead_letter_history_of` ON `dead_letter_history` (`dead_letter_id`,`id`);--> statement-breakpoint
CREATE INDEX `redrive_item_status` ON `redrive_item` (`job_id`,`status`);--> statement-breakpoint
CREATE INDEX `redrive_item_letter` ON `redrive_item` (`dead_letter_id`);--> statement-breakpoint
CREATE INDEX `redrive_job_status` ON `redrive_job` (`status`);--> statement-breakpoint
CREATE INDEX `notification_buyer` ON `notification` (`buyer_id`,`id`);--> statement-breakpoint
CREATE INDEX `order_line_product` ON `order_line` (`product_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `orders_status_id` ON `orders` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `orders_status_expires` ON `orders` (`status`,`expires_at`);--> statement-breakpoint
CREATE INDEX `orders_buyer` ON `orders` (`buyer_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`shard`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_sent` ON `outbox` (`state`,`sent_at`);--> statement-breakpoint
CREATE INDEX `outbox_order` ON `outbox` (`order_id`);--> statement-breakpoint
CREATE INDEX `retry_message_due` ON `retry_message` (`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `payment_order` ON `payment` (`order_id`);--> statement-breakpoint
CREATE INDEX `payment_status_id` ON `payment` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `payment_callback_payment` ON `payment_callback` (`payment_id`);--> statement-breakpoint
CREATE INDEX `refund_order` ON `refund` (`order_id`);--> statement-breakpoint
CREATE INDEX `sandbox_callback_due` ON `sandbox_callback` (`delivered_at`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `sandbox_callback_payment` ON `sandbox_callback` (`payment_id`);--> statement-breakpoint
CREATE INDEX `product_status_id` ON `product` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `stock_movement_product` ON `stock_movement` (`product_id`,`id`);--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`,`id`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `service_heartbeat` ON `service` (`heartbeat_at`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE INDEX `sign_in_attempt_subject` ON `sign_in_attempt` (`subject`,`attempted_at`);