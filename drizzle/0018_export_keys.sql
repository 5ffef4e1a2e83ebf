ALTER TABLE "exports" ADD COLUMN "searched" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "file_key" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "attempts" smallint DEFAULT 0 NOT NULL;