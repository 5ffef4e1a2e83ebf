CREATE TYPE "public"."acquisition_channel" AS ENUM('SEARCH', 'MARKETPLACE', 'REFERRAL', 'CAMPAIGN', 'WALK_IN', 'SOCIAL', 'DIRECT', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."booking_status" AS ENUM('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'NO_SHOW');--> statement-breakpoint
CREATE TYPE "public"."business_event_type" AS ENUM('BOOKING_CREATED', 'BOOKING_CONFIRMED', 'BOOKING_RESCHEDULED', 'BOOKING_REASSIGNED', 'BOOKING_REPRICED', 'BOOKING_CHECKED_IN', 'BOOKING_COMPLETED', 'BOOKING_CANCELLED', 'BOOKING_NO_SHOW', 'BOOKING_REOPENED', 'BOOKING_REFUNDED', 'REVIEW_RECEIVED', 'FEEDBACK_RECEIVED', 'CUSTOMER_JOINED', 'CAMPAIGN_SENT', 'CAMPAIGN_OPENED', 'CAMPAIGN_CLICKED', 'CAMPAIGN_CONVERTED', 'REFERRAL_CONVERTED', 'PROFILE_VIEWED', 'INQUIRY_RECEIVED');--> statement-breakpoint
CREATE TYPE "public"."campaign_status" AS ENUM('DRAFT', 'ACTIVE', 'PAUSED', 'COMPLETED');--> statement-breakpoint
CREATE TYPE "public"."campaign_type" AS ENUM('EMAIL', 'SMS', 'SOCIAL', 'REFERRAL', 'DISCOUNT');--> statement-breakpoint
CREATE TYPE "public"."communication_channel" AS ENUM('EMAIL', 'SMS', 'PHONE', 'IN_PERSON', 'APP');--> statement-breakpoint
CREATE TYPE "public"."communication_direction" AS ENUM('OUTBOUND', 'INBOUND');--> statement-breakpoint
CREATE TYPE "public"."event_origin" AS ENUM('DASHBOARD', 'API', 'IMPORT', 'DEMO');--> statement-breakpoint
CREATE TYPE "public"."feedback_type" AS ENUM('SURVEY', 'NPS', 'COMPLAINT', 'SUGGESTION', 'COMPLIMENT');--> statement-breakpoint
CREATE TYPE "public"."goal_status" AS ENUM('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."goal_type" AS ENUM('REVENUE', 'BOOKINGS', 'CUSTOMERS', 'RATING', 'CUSTOM');--> statement-breakpoint
CREATE TYPE "public"."impact_level" AS ENUM('LOW', 'MEDIUM', 'HIGH');--> statement-breakpoint
CREATE TYPE "public"."insight_type" AS ENUM('WARNING', 'OPPORTUNITY', 'OPTIMIZATION');--> statement-breakpoint
CREATE TYPE "public"."metric_dimension_key" AS ENUM('TOTAL', 'SERVICE', 'CUSTOMER_SEGMENT', 'TEAM_MEMBER', 'SOURCE');--> statement-breakpoint
CREATE TYPE "public"."referral_status" AS ENUM('INVITED', 'CONVERTED', 'REWARDED', 'EXPIRED');--> statement-breakpoint
CREATE TYPE "public"."schedule_status" AS ENUM('SCHEDULED', 'CONFIRMED', 'COMPLETED', 'ABSENT');--> statement-breakpoint
CREATE TYPE "public"."team_role" AS ENUM('OWNER', 'MANAGER', 'STAFF', 'CONTRACTOR');--> statement-breakpoint
CREATE TYPE "public"."time_off_kind" AS ENUM('VACATION', 'SICK', 'OTHER');--> statement-breakpoint
CREATE TABLE "booking_refunds" (
	"id" uuid NOT NULL,
	"provider_id" integer NOT NULL,
	"booking_id" uuid NOT NULL,
	"amount" numeric(18, 4) NOT NULL,
	"reason" text,
	"refunded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "booking_refunds_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "booking_refunds_amount" CHECK ("booking_refunds"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"ref" varchar(200) NOT NULL,
	"customer_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"assigned_to" uuid,
	"pet_id" uuid,
	"source" "acquisition_channel" NOT NULL,
	"status" "booking_status" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	"price" numeric(18, 4) NOT NULL,
	"final_price" numeric(18, 4),
	"checked_in_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text,
	"notes" text,
	"registers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "bookings_ref" UNIQUE("provider_id","ref"),
	CONSTRAINT "bookings_order" CHECK ("bookings"."ends_at" > "bookings"."starts_at"),
	CONSTRAINT "bookings_price" CHECK ("bookings"."price" >= 0 and "bookings"."final_price" >= 0),
	CONSTRAINT "bookings_completed_at" CHECK (("bookings"."status" = 'COMPLETED') = ("bookings"."completed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid NOT NULL,
	"provider_id" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"booking_id" uuid,
	"team_member_id" uuid,
	"rating" smallint NOT NULL,
	"text" text,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	"response_text" text,
	"responded_at" timestamp (3) with time zone,
	CONSTRAINT "reviews_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "reviews_response" CHECK (("reviews"."response_text" is null) = ("reviews"."responded_at" is null)),
	CONSTRAINT "reviews_rating" CHECK ("reviews"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "competitor_analysis" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"competitor_name" varchar(200) NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"services" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"price_range" varchar(100),
	"rating" numeric(3, 2),
	"review_count" integer,
	"strengths" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"weaknesses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"market_share" numeric(5, 2),
	"last_updated" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "competitor_analysis_name" UNIQUE("provider_id","competitor_name"),
	CONSTRAINT "competitor_analysis_location" CHECK (("competitor_analysis"."latitude" is null) = ("competitor_analysis"."longitude" is null) and "competitor_analysis"."latitude" between -90 and 90 and "competitor_analysis"."longitude" between -180 and 180),
	CONSTRAINT "competitor_analysis_rating" CHECK ("competitor_analysis"."rating" between 0 and 5),
	CONSTRAINT "competitor_analysis_share" CHECK ("competitor_analysis"."market_share" between 0 and 100),
	CONSTRAINT "competitor_analysis_reviews" CHECK ("competitor_analysis"."review_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "communications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" "communication_channel" NOT NULL,
	"direction" "communication_direction" NOT NULL,
	"subject" varchar(500),
	"body" text NOT NULL,
	"campaign_id" uuid,
	"sent_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"author_id" uuid,
	"note" text NOT NULL,
	"tags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_relationships" (
	"provider_id" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"relationship_score" numeric(5, 2) DEFAULT '0' NOT NULL,
	"first_booking_at" timestamp (3) with time zone NOT NULL,
	"last_booking_at" timestamp (3) with time zone,
	"total_bookings" integer DEFAULT 0 NOT NULL,
	"total_spent" numeric(18, 4) DEFAULT '0' NOT NULL,
	"average_booking_value" numeric(18, 4) DEFAULT '0' NOT NULL,
	"preferred_services" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"preferred_times" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"customer_lifetime_value" numeric(18, 4),
	"churn_risk" numeric(5, 2),
	"last_contact_at" timestamp (3) with time zone,
	"notes" text,
	"tags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_relationships_provider_id_customer_id_pk" PRIMARY KEY("provider_id","customer_id"),
	CONSTRAINT "customer_relationships_score_range" CHECK ("customer_relationships"."relationship_score" between 0 and 100),
	CONSTRAINT "customer_relationships_churn_range" CHECK ("customer_relationships"."churn_risk" between 0 and 100),
	CONSTRAINT "customer_relationships_totals" CHECK ("customer_relationships"."total_bookings" >= 0 and "customer_relationships"."total_spent" >= 0)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"ref" varchar(200) NOT NULL,
	"name" varchar(200) NOT NULL,
	"email" varchar(256),
	"phone" varchar(50),
	"photo_url" text,
	"source" "acquisition_channel",
	"joined_at" timestamp (3) with time zone,
	"registers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "customers_ref" UNIQUE("provider_id","ref")
);
--> statement-breakpoint
CREATE TABLE "pets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"ref" varchar(200) NOT NULL,
	"name" varchar(100) NOT NULL,
	"species" varchar(50) DEFAULT 'Unknown' NOT NULL,
	"breed" varchar(100),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pets_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "pets_ref" UNIQUE("provider_id","ref")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"name" varchar(200) NOT NULL,
	"criteria" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segments_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "segments_name" UNIQUE("provider_id","name")
);
--> statement-breakpoint
CREATE TABLE "business_events" (
	"provider_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"type" "business_event_type" NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"payload" jsonb NOT NULL,
	"origin" "event_origin" NOT NULL,
	"user_id" uuid,
	"booking_id" uuid,
	"customer_id" uuid,
	"applied" boolean NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "business_events_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "business_events_payload" CHECK (jsonb_typeof("business_events"."payload") = 'object')
);
--> statement-breakpoint
CREATE TABLE "provider_updates" (
	"provider_id" integer NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"metrics" jsonb,
	"event_ids" uuid[] NOT NULL,
	CONSTRAINT "provider_updates_provider_id_version_pk" PRIMARY KEY("provider_id","version")
);
--> statement-breakpoint
CREATE TABLE "customer_feedback" (
	"id" uuid NOT NULL,
	"provider_id" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"booking_id" uuid,
	"team_member_id" uuid,
	"type" "feedback_type" NOT NULL,
	"score" integer,
	"question" varchar(500),
	"response" text NOT NULL,
	"sentiment" numeric(5, 4),
	"topics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_actionable" boolean DEFAULT false NOT NULL,
	"action_taken" text,
	"responded_at" timestamp (3) with time zone,
	"response_text" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_feedback_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "customer_feedback_score" CHECK (case when "customer_feedback"."type" = 'NPS' then "customer_feedback"."score" between 0 and 10 else "customer_feedback"."score" between 1 and 5 end),
	CONSTRAINT "customer_feedback_sentiment_range" CHECK ("customer_feedback"."sentiment" between -1 and 1)
);
--> statement-breakpoint
CREATE TABLE "business_goals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"goal_type" "goal_type" NOT NULL,
	"title" varchar(200) NOT NULL,
	"description" text,
	"target_value" numeric(18, 2) NOT NULL,
	"current_value" numeric(18, 2) DEFAULT '0' NOT NULL,
	"unit" varchar(50),
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"progress" numeric(24, 4) GENERATED ALWAYS AS (case when target_value > 0 then round(current_value / target_value * 100, 4) else 0 end) STORED NOT NULL,
	"status" "goal_status" DEFAULT 'ACTIVE' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "business_goals_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "business_goals_order" CHECK ("business_goals"."end_date" >= "business_goals"."start_date"),
	CONSTRAINT "business_goals_target" CHECK ("business_goals"."target_value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "goal_milestones" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"goal_id" uuid NOT NULL,
	"title" varchar(200) NOT NULL,
	"target_value" numeric(18, 2) NOT NULL,
	"reached_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "goal_progress" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"goal_id" uuid NOT NULL,
	"value" numeric(18, 2) NOT NULL,
	"notes" text,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "business_insights" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"insight_type" "insight_type" NOT NULL,
	"category" varchar(50) NOT NULL,
	"title" varchar(200) NOT NULL,
	"description" text NOT NULL,
	"impact" "impact_level" NOT NULL,
	"action_items" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"data" jsonb,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"actioned_at" timestamp (3) with time zone,
	"dismissed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "business_insights_tenant" UNIQUE("provider_id","id")
);
--> statement-breakpoint
CREATE TABLE "marketing_campaigns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"ref" varchar(200) NOT NULL,
	"name" varchar(200) NOT NULL,
	"type" "campaign_type" NOT NULL,
	"status" "campaign_status" DEFAULT 'DRAFT' NOT NULL,
	"target_audience" jsonb,
	"content" jsonb NOT NULL,
	"budget" numeric(18, 4),
	"spent_amount" numeric(18, 4) DEFAULT '0' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"metrics" jsonb DEFAULT '{"sent":0,"opened":0,"clicked":0,"converted":0}'::jsonb NOT NULL,
	"roi" numeric(10, 2),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "marketing_campaigns_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "marketing_campaigns_ref" UNIQUE("provider_id","ref"),
	CONSTRAINT "marketing_campaigns_money" CHECK ("marketing_campaigns"."budget" >= 0 and "marketing_campaigns"."spent_amount" >= 0),
	CONSTRAINT "marketing_campaigns_order" CHECK ("marketing_campaigns"."ends_at" > "marketing_campaigns"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "referral_programs" (
	"provider_id" integer PRIMARY KEY NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"referrer_reward" numeric(18, 4) DEFAULT '0' NOT NULL,
	"referred_reward" numeric(18, 4) DEFAULT '0' NOT NULL,
	"terms" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_programs_rewards" CHECK ("referral_programs"."referrer_reward" >= 0 and "referral_programs"."referred_reward" >= 0)
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"referrer_id" uuid NOT NULL,
	"referred_id" uuid,
	"code" varchar(50) NOT NULL,
	"status" "referral_status" DEFAULT 'INVITED' NOT NULL,
	"reward_amount" numeric(18, 4),
	"invited_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"converted_at" timestamp (3) with time zone,
	"rewarded_at" timestamp (3) with time zone,
	CONSTRAINT "referrals_code" UNIQUE("provider_id","code")
);
--> statement-breakpoint
CREATE TABLE "business_metrics" (
	"provider_id" integer NOT NULL,
	"metric_date" date NOT NULL,
	"metric_type" varchar(50) NOT NULL,
	"metric_name" varchar(100) NOT NULL,
	"dimension" "metric_dimension_key" DEFAULT 'TOTAL' NOT NULL,
	"dimension_value" varchar(100) DEFAULT '' NOT NULL,
	"value" numeric(18, 4) NOT NULL,
	"previous_value" numeric(18, 4),
	"target" numeric(18, 4),
	"unit" varchar(20),
	"calculated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "business_metrics_provider_id_metric_name_dimension_dimension_value_metric_date_pk" PRIMARY KEY("provider_id","metric_name","dimension","dimension_value","metric_date"),
	CONSTRAINT "business_metrics_total" CHECK (("business_metrics"."dimension" = 'TOTAL') = ("business_metrics"."dimension_value" = ''))
);
--> statement-breakpoint
CREATE TABLE "business_metrics_hourly" (
	"provider_id" integer NOT NULL,
	"metric_date" date NOT NULL,
	"hour" smallint NOT NULL,
	"metric_name" varchar(100) NOT NULL,
	"value" numeric(18, 4) NOT NULL,
	CONSTRAINT "business_metrics_hourly_provider_id_metric_date_hour_metric_name_pk" PRIMARY KEY("provider_id","metric_date","hour","metric_name"),
	CONSTRAINT "business_metrics_hourly_hour" CHECK ("business_metrics_hourly"."hour" between 0 and 23)
);
--> statement-breakpoint
CREATE TABLE "customer_days" (
	"provider_id" integer NOT NULL,
	"metric_date" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"bookings" integer NOT NULL,
	"revenue" numeric(18, 4) NOT NULL,
	CONSTRAINT "customer_days_provider_id_metric_date_customer_id_pk" PRIMARY KEY("provider_id","metric_date","customer_id")
);
--> statement-breakpoint
CREATE TABLE "provider_versions" (
	"provider_id" integer PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "providers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" varchar(200) NOT NULL,
	"slug" varchar(100) NOT NULL,
	"time_zone" text NOT NULL,
	"currency" char(3) NOT NULL,
	"week_starts_on" smallint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "providers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "providers_currency_iso" CHECK ("providers"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "providers_week_starts_on" CHECK ("providers"."week_starts_on" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "service_performance" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"service_id" uuid NOT NULL,
	"date" date NOT NULL,
	"booking_count" integer DEFAULT 0 NOT NULL,
	"revenue" numeric(18, 4) DEFAULT '0' NOT NULL,
	"average_rating" numeric(3, 2),
	"completion_rate" numeric(5, 2),
	"average_duration_minutes" integer,
	"customer_satisfaction" numeric(5, 2),
	"repeat_booking_rate" numeric(5, 2),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_performance_service_date" UNIQUE("provider_id","service_id","date"),
	CONSTRAINT "service_performance_count" CHECK ("service_performance"."booking_count" >= 0 and "service_performance"."revenue" >= 0),
	CONSTRAINT "service_performance_rating" CHECK ("service_performance"."average_rating" between 1 and 5),
	CONSTRAINT "service_performance_completion" CHECK ("service_performance"."completion_rate" between 0 and 100),
	CONSTRAINT "service_performance_satisfaction" CHECK ("service_performance"."customer_satisfaction" between 0 and 100),
	CONSTRAINT "service_performance_repeat" CHECK ("service_performance"."repeat_booking_rate" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"ref" varchar(200) NOT NULL,
	"name" varchar(200) NOT NULL,
	"category" varchar(100) DEFAULT 'Other' NOT NULL,
	"duration_minutes" integer NOT NULL,
	"price" numeric(18, 4) NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "services_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "services_ref" UNIQUE("provider_id","ref"),
	CONSTRAINT "services_duration" CHECK ("services"."duration_minutes" > 0),
	CONSTRAINT "services_price" CHECK ("services"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"ref" varchar(200) NOT NULL,
	"user_id" uuid,
	"email" varchar(256) NOT NULL,
	"first_name" varchar(100) NOT NULL,
	"last_name" varchar(100) NOT NULL,
	"role" "team_role" NOT NULL,
	"permissions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hourly_rate" numeric(18, 4),
	"commission_rate" numeric(5, 2),
	"work_schedule" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"skills" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"certifications" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"emergency_contact" jsonb,
	"is_active" boolean DEFAULT true NOT NULL,
	"hired_date" date NOT NULL,
	"terminated_date" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_tenant" UNIQUE("provider_id","id"),
	CONSTRAINT "team_members_ref" UNIQUE("provider_id","ref"),
	CONSTRAINT "team_members_email" UNIQUE("provider_id","email"),
	CONSTRAINT "team_members_hourly_rate" CHECK ("team_members"."hourly_rate" >= 0),
	CONSTRAINT "team_members_commission_rate" CHECK ("team_members"."commission_rate" between 0 and 100),
	CONSTRAINT "team_members_employment" CHECK ("team_members"."terminated_date" >= "team_members"."hired_date")
);
--> statement-breakpoint
CREATE TABLE "team_schedules" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"team_member_id" uuid NOT NULL,
	"date" date NOT NULL,
	"start_time" time NOT NULL,
	"end_time" time NOT NULL,
	"break_minutes" integer DEFAULT 0 NOT NULL,
	"status" "schedule_status" DEFAULT 'SCHEDULED' NOT NULL,
	"booking_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notes" varchar(500),
	"series_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_schedules_break" CHECK ("team_schedules"."break_minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "time_off" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"team_member_id" uuid NOT NULL,
	"kind" time_off_kind DEFAULT 'VACATION' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"notes" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "time_off_order" CHECK ("time_off"."ends_at" > "time_off"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"user_id" uuid NOT NULL,
	"provider_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "sessions_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" varchar(256) NOT NULL,
	"name" varchar(200) NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
ALTER TABLE "booking_refunds" ADD CONSTRAINT "booking_refunds_booking" FOREIGN KEY ("provider_id","booking_id") REFERENCES "public"."bookings"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_service" FOREIGN KEY ("provider_id","service_id") REFERENCES "public"."services"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_member" FOREIGN KEY ("provider_id","assigned_to") REFERENCES "public"."team_members"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_pet" FOREIGN KEY ("provider_id","pet_id") REFERENCES "public"."pets"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_booking" FOREIGN KEY ("provider_id","booking_id") REFERENCES "public"."bookings"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_member" FOREIGN KEY ("provider_id","team_member_id") REFERENCES "public"."team_members"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_analysis" ADD CONSTRAINT "competitor_analysis_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD CONSTRAINT "customer_relationships_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pets" ADD CONSTRAINT "pets_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_events" ADD CONSTRAINT "business_events_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_updates" ADD CONSTRAINT "provider_updates_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_feedback" ADD CONSTRAINT "customer_feedback_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_feedback" ADD CONSTRAINT "customer_feedback_booking" FOREIGN KEY ("provider_id","booking_id") REFERENCES "public"."bookings"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_feedback" ADD CONSTRAINT "customer_feedback_member" FOREIGN KEY ("provider_id","team_member_id") REFERENCES "public"."team_members"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_goals" ADD CONSTRAINT "business_goals_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_milestones" ADD CONSTRAINT "goal_milestones_goal" FOREIGN KEY ("provider_id","goal_id") REFERENCES "public"."business_goals"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_progress" ADD CONSTRAINT "goal_progress_goal" FOREIGN KEY ("provider_id","goal_id") REFERENCES "public"."business_goals"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_insights" ADD CONSTRAINT "business_insights_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketing_campaigns" ADD CONSTRAINT "marketing_campaigns_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_programs" ADD CONSTRAINT "referral_programs_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer" FOREIGN KEY ("provider_id","referrer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referred" FOREIGN KEY ("provider_id","referred_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_metrics" ADD CONSTRAINT "business_metrics_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_metrics_hourly" ADD CONSTRAINT "business_metrics_hourly_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_days" ADD CONSTRAINT "customer_days_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_versions" ADD CONSTRAINT "provider_versions_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_performance" ADD CONSTRAINT "service_performance_service" FOREIGN KEY ("provider_id","service_id") REFERENCES "public"."services"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_schedules" ADD CONSTRAINT "team_schedules_member" FOREIGN KEY ("provider_id","team_member_id") REFERENCES "public"."team_members"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_member" FOREIGN KEY ("provider_id","team_member_id") REFERENCES "public"."team_members"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_refunds_booking_id" ON "booking_refunds" USING btree ("provider_id","booking_id");--> statement-breakpoint
CREATE INDEX "booking_refunds_refunded" ON "booking_refunds" USING btree ("provider_id","refunded_at");--> statement-breakpoint
CREATE INDEX "bookings_starts" ON "bookings" USING btree ("provider_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "bookings_open" ON "bookings" USING btree ("provider_id","starts_at","id") WHERE status in ('PENDING', 'CONFIRMED');--> statement-breakpoint
CREATE INDEX "bookings_booked" ON "bookings" USING btree ("provider_id","booked_at","id");--> statement-breakpoint
CREATE INDEX "bookings_completed" ON "bookings" USING btree ("provider_id","completed_at","id");--> statement-breakpoint
CREATE INDEX "bookings_customer_starts" ON "bookings" USING btree ("provider_id","customer_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_member_starts" ON "bookings" USING btree ("provider_id","assigned_to","starts_at");--> statement-breakpoint
CREATE INDEX "reviews_reviewed" ON "reviews" USING btree ("provider_id","reviewed_at","id");--> statement-breakpoint
CREATE INDEX "reviews_booking_id" ON "reviews" USING btree ("provider_id","booking_id");--> statement-breakpoint
CREATE INDEX "reviews_customer_id" ON "reviews" USING btree ("provider_id","customer_id");--> statement-breakpoint
CREATE INDEX "communications_customer_sent" ON "communications" USING btree ("provider_id","customer_id","sent_at");--> statement-breakpoint
CREATE INDEX "customer_notes_customer_created" ON "customer_notes" USING btree ("provider_id","customer_id","created_at");--> statement-breakpoint
CREATE INDEX "customer_relationships_score" ON "customer_relationships" USING btree ("provider_id","relationship_score");--> statement-breakpoint
CREATE INDEX "customers_name" ON "customers" USING btree ("provider_id",lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "pets_customer_id" ON "pets" USING btree ("provider_id","customer_id");--> statement-breakpoint
CREATE INDEX "business_events_version" ON "business_events" USING btree ("provider_id","version");--> statement-breakpoint
CREATE INDEX "business_events_occurred" ON "business_events" USING btree ("provider_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "business_events_booking" ON "business_events" USING btree ("provider_id","booking_id");--> statement-breakpoint
CREATE INDEX "business_events_waiting" ON "business_events" USING btree ("provider_id","booking_id") WHERE not applied;--> statement-breakpoint
CREATE INDEX "provider_updates_at" ON "provider_updates" USING btree ("at");--> statement-breakpoint
CREATE INDEX "customer_feedback_type" ON "customer_feedback" USING btree ("provider_id","type","received_at");--> statement-breakpoint
CREATE INDEX "customer_feedback_booking_id" ON "customer_feedback" USING btree ("provider_id","booking_id");--> statement-breakpoint
CREATE INDEX "customer_feedback_customer_id" ON "customer_feedback" USING btree ("provider_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_feedback_sentiment" ON "customer_feedback" USING btree ("provider_id","sentiment");--> statement-breakpoint
CREATE INDEX "business_goals_provider_status" ON "business_goals" USING btree ("provider_id","status","end_date");--> statement-breakpoint
CREATE INDEX "goal_milestones_goal_id" ON "goal_milestones" USING btree ("provider_id","goal_id","target_value");--> statement-breakpoint
CREATE INDEX "goal_progress_goal_recorded" ON "goal_progress" USING btree ("provider_id","goal_id","recorded_at");--> statement-breakpoint
CREATE INDEX "business_insights_open" ON "business_insights" USING btree ("provider_id","valid_until");--> statement-breakpoint
CREATE INDEX "marketing_campaigns_starts" ON "marketing_campaigns" USING btree ("provider_id","starts_at");--> statement-breakpoint
CREATE INDEX "referrals_referrer_id" ON "referrals" USING btree ("provider_id","referrer_id");--> statement-breakpoint
CREATE INDEX "business_metrics_provider_date" ON "business_metrics" USING btree ("provider_id","metric_date");--> statement-breakpoint
CREATE INDEX "customer_days_customer_date" ON "customer_days" USING btree ("provider_id","customer_id","metric_date");--> statement-breakpoint
CREATE INDEX "team_members_user" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "team_schedules_member_date" ON "team_schedules" USING btree ("provider_id","team_member_id","date");--> statement-breakpoint
CREATE INDEX "team_schedules_provider_date" ON "team_schedules" USING btree ("provider_id","date");--> statement-breakpoint
CREATE INDEX "time_off_provider_starts" ON "time_off" USING btree ("provider_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
-- Rows that are updated in place all day keep room on their page, so that no index has to follow (HOT updates).
ALTER TABLE "business_metrics" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "business_metrics_hourly" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "customer_days" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "customer_relationships" SET (fillfactor = 85);--> statement-breakpoint
ALTER TABLE "bookings" SET (fillfactor = 85);--> statement-breakpoint
ALTER TABLE "provider_versions" SET (fillfactor = 50);
