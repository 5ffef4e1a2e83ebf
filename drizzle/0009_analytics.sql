CREATE TABLE "annotations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"text" varchar(200) NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "annotations_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "annotations_order" CHECK ("annotations"."ends_on" >= "annotations"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "experiment_exposures" (
	"provider_id" integer NOT NULL,
	"experiment_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"exposed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "experiment_exposures_provider_id_experiment_id_customer_id_pk" PRIMARY KEY("provider_id","experiment_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "experiment_variants" (
	"provider_id" integer NOT NULL,
	"experiment_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" varchar(100) NOT NULL,
	"weight" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "experiment_variants_provider_id_experiment_id_position_pk" PRIMARY KEY("provider_id","experiment_id","position"),
	CONSTRAINT "experiment_variants_name" UNIQUE("provider_id","experiment_id","name"),
	CONSTRAINT "experiment_variants_position" CHECK ("experiment_variants"."position" between 0 and 9),
	CONSTRAINT "experiment_variants_weight" CHECK ("experiment_variants"."weight" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"name" varchar(200) NOT NULL,
	"hypothesis" text,
	"service_id" uuid,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"conversion_days" smallint DEFAULT 30 NOT NULL,
	"minimum_effect" numeric(6, 4) DEFAULT '0.05' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "experiments_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "experiments_name" UNIQUE("provider_id","name"),
	CONSTRAINT "experiments_order" CHECK ("experiments"."ends_at" > "experiments"."starts_at"),
	CONSTRAINT "experiments_conversion_days" CHECK ("experiments"."conversion_days" between 1 and 365),
	CONSTRAINT "experiments_minimum_effect" CHECK ("experiments"."minimum_effect" > 0 and "experiments"."minimum_effect" < 1)
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"provider_id" integer NOT NULL,
	"metric" varchar(100) NOT NULL,
	"trained_from" date NOT NULL,
	"trained_to" date NOT NULL,
	"model" varchar(50) NOT NULL,
	"reason" text,
	"points" jsonb NOT NULL,
	"accuracy" jsonb NOT NULL,
	"factors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"fitted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forecasts_provider_id_metric_pk" PRIMARY KEY("provider_id","metric")
);
--> statement-breakpoint
CREATE TABLE "channel_spend" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"channel" "acquisition_channel" NOT NULL,
	"amount" numeric(18, 4) NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"note" varchar(200),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_spend_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "channel_spend_amount" CHECK ("channel_spend"."amount" > 0),
	CONSTRAINT "channel_spend_order" CHECK ("channel_spend"."ends_on" >= "channel_spend"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "provider_versions" ADD COLUMN "rollup_revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_exposures" ADD CONSTRAINT "experiment_exposures_variant" FOREIGN KEY ("provider_id","experiment_id","position") REFERENCES "public"."experiment_variants"("provider_id","experiment_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_exposures" ADD CONSTRAINT "experiment_exposures_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_variants" ADD CONSTRAINT "experiment_variants_experiment" FOREIGN KEY ("provider_id","experiment_id") REFERENCES "public"."experiments"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_service" FOREIGN KEY ("provider_id","service_id") REFERENCES "public"."services"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_spend" ADD CONSTRAINT "channel_spend_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotations_days" ON "annotations" USING btree ("provider_id","starts_on");--> statement-breakpoint
CREATE INDEX "experiment_exposures_customer_id" ON "experiment_exposures" USING btree ("provider_id","customer_id");--> statement-breakpoint
CREATE INDEX "channel_spend_days" ON "channel_spend" USING btree ("provider_id","starts_on");--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_location" CHECK (("providers"."latitude" is null) = ("providers"."longitude" is null) and "providers"."latitude" between -90 and 90 and "providers"."longitude" between -180 and 180);--> statement-breakpoint
SELECT guard_provider_table('annotations');
--> statement-breakpoint
SELECT guard_provider_table('experiments');
--> statement-breakpoint
SELECT guard_provider_table('experiment_variants');
--> statement-breakpoint
SELECT guard_provider_table('experiment_exposures');
--> statement-breakpoint
SELECT guard_provider_table('channel_spend');
--> statement-breakpoint
-- Fitted by a job; requests read.
SELECT guard_provider_table('forecasts', 'SELECT');
--> statement-breakpoint
-- The one thing of the business itself that requests may change.
GRANT UPDATE (latitude, longitude) ON providers TO dashboard_app;
