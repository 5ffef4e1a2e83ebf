ALTER TYPE "public"."audit_action" ADD VALUE 'CUSTOMERS_TAGGED';--> statement-breakpoint
ALTER TYPE "public"."audit_action" ADD VALUE 'SEGMENT_CREATED';--> statement-breakpoint
ALTER TYPE "public"."audit_action" ADD VALUE 'SEGMENT_CHANGED';--> statement-breakpoint
ALTER TYPE "public"."audit_action" ADD VALUE 'SEGMENT_DELETED';--> statement-breakpoint
ALTER TYPE "public"."audit_action" ADD VALUE 'EXPORT_CANCELLED';--> statement-breakpoint
ALTER TYPE "public"."audit_subject" ADD VALUE 'SEGMENT';--> statement-breakpoint
ALTER TYPE "public"."business_event_type" ADD VALUE 'CUSTOMER_UPDATED' BEFORE 'CAMPAIGN_SENT';--> statement-breakpoint
CREATE TABLE "customer_models" (
	"provider_id" integer NOT NULL,
	"kind" text NOT NULL,
	"parameters" jsonb,
	"fallback_reason" text,
	"quality" jsonb,
	"customers" integer NOT NULL,
	"trained_from" date,
	"trained_to" date,
	"fitted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_models_provider_id_kind_pk" PRIMARY KEY("provider_id","kind")
);
--> statement-breakpoint
CREATE TABLE "export_parts" (
	"provider_id" integer NOT NULL,
	"export_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "export_parts_provider_id_export_id_position_pk" PRIMARY KEY("provider_id","export_id","position")
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"requested_by" uuid,
	"format" text NOT NULL,
	"status" text DEFAULT 'QUEUED' NOT NULL,
	"file_name" varchar(200) NOT NULL,
	"request" jsonb NOT NULL,
	"row_count" integer,
	"total_rows" integer,
	"size_bytes" bigint,
	"problem" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"alive_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "exports_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "exports_rows" CHECK ("exports"."row_count" between 0 and "exports"."total_rows")
);
--> statement-breakpoint
CREATE TABLE "customer_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"query" varchar(4000) NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_views_tenant" UNIQUE("provider_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_snapshots" (
	"provider_id" integer NOT NULL,
	"segment_id" text NOT NULL,
	"taken_on" date NOT NULL,
	"customer_ids" uuid[] NOT NULL,
	CONSTRAINT "segment_snapshots_provider_id_segment_id_taken_on_pk" PRIMARY KEY("provider_id","segment_id","taken_on")
);
--> statement-breakpoint
ALTER TABLE "customer_relationships" DROP CONSTRAINT "customer_relationships_churn_range";--> statement-breakpoint
DROP INDEX "customer_relationships_score";--> statement-breakpoint
ALTER TABLE "customer_relationships" ALTER COLUMN "relationship_score" SET DATA TYPE double precision;--> statement-breakpoint
ALTER TABLE "customer_relationships" ALTER COLUMN "relationship_score" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "customer_relationships" ALTER COLUMN "relationship_score" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_relationships" ALTER COLUMN "churn_risk" SET DATA TYPE double precision;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "relationship_parts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "recency_score" smallint;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "frequency_score" smallint;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "monetary_score" smallint;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "rfm_segment" text;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "cluster" smallint;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "horizon_days" smallint;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "expected_visits" double precision;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "predicted_value" numeric(18, 4);--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "retention_curve" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "next_booking_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "next_booking_low" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "next_booking_high" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "upsell_score" double precision;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "upsell_services" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "scored_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "email_consent" boolean;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "sms_consent" boolean;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "tags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "customer_models" ADD CONSTRAINT "customer_models_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_parts" ADD CONSTRAINT "export_parts_export" FOREIGN KEY ("provider_id","export_id") REFERENCES "public"."exports"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_views" ADD CONSTRAINT "customer_views_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_views" ADD CONSTRAINT "customer_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_snapshots" ADD CONSTRAINT "segment_snapshots_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_created" ON "exports" USING btree ("provider_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_views_name" ON "customer_views" USING btree ("provider_id","user_id","name");--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_relationships_spent" ON "customer_relationships" USING btree ("provider_id","total_spent" DESC NULLS LAST,"customer_id");--> statement-breakpoint
CREATE INDEX "customer_relationships_bookings" ON "customer_relationships" USING btree ("provider_id","total_bookings" DESC NULLS LAST,"customer_id");--> statement-breakpoint
CREATE INDEX "customer_relationships_last" ON "customer_relationships" USING btree ("provider_id","last_booking_at" DESC NULLS LAST,"customer_id");--> statement-breakpoint
CREATE INDEX "customer_relationships_churn" ON "customer_relationships" USING btree ("provider_id","churn_risk" DESC NULLS LAST,"customer_id");--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD CONSTRAINT "customer_relationships_rfm_range" CHECK ("customer_relationships"."recency_score" between 1 and 5 and "customer_relationships"."frequency_score" between 1 and 5 and "customer_relationships"."monetary_score" between 1 and 5);--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD CONSTRAINT "customer_relationships_churn_range" CHECK ("customer_relationships"."churn_risk" between 0 and 1);--> statement-breakpoint
-- A score that nobody ever worked out is unknown, not 0.
UPDATE "customer_relationships" SET "relationship_score" = NULL;--> statement-breakpoint
-- Tags are of the person: who has not booked yet can have some too.
UPDATE "customers" c SET "tags" = r."tags" FROM "customer_relationships" r
WHERE r."provider_id" = c."provider_id" AND r."customer_id" = c."id" AND r."tags" <> '[]';--> statement-breakpoint
GRANT UPDATE (tags) ON customers TO dashboard_own;--> statement-breakpoint
-- Fitted by a job; requests read.
SELECT guard_provider_table('customer_models', 'SELECT');--> statement-breakpoint
SELECT guard_provider_table('segment_snapshots');--> statement-breakpoint
SELECT guard_provider_table('customer_views');--> statement-breakpoint
SELECT guard_own_rows('customer_views', 'true', 'SELECT, INSERT, UPDATE, DELETE');--> statement-breakpoint
SELECT guard_provider_table('exports');--> statement-breakpoint
SELECT guard_provider_table('export_parts', 'SELECT, DELETE');--> statement-breakpoint
-- What has no policy for those who see their own work only has no rows, rather than an error.
GRANT SELECT ON customer_models, segment_snapshots, exports, export_parts TO dashboard_own;--> statement-breakpoint
SELECT watch_table('customer_models');--> statement-breakpoint
SELECT watch_table('segment_snapshots');
