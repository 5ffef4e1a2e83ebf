CREATE TYPE "public"."audit_action" AS ENUM('SIGNED_IN', 'SIGNED_IN_FROM_NEW_PLACE', 'SIGN_IN_FAILED', 'SIGNED_OUT', 'PROVIDER_SWITCHED', 'SESSION_REVOKED', 'PASSWORD_CHANGED', 'PASSWORD_RESET_REQUESTED', 'PASSWORD_RESET', 'TWO_FACTOR_ENABLED', 'TWO_FACTOR_DISABLED', 'RECOVERY_CODES_RENEWED', 'RECOVERY_CODE_USED', 'TOKEN_CREATED', 'TOKEN_REVOKED', 'TOKEN_USED_FROM_NEW_PLACE', 'MEMBER_ADDED', 'MEMBER_INVITED', 'INVITATION_ACCEPTED', 'INVITATION_WITHDRAWN', 'MEMBER_CHANGED', 'MEMBER_ROLE_CHANGED', 'MEMBER_PERMISSIONS_CHANGED', 'MEMBER_PAY_CHANGED', 'MEMBER_REMOVED', 'MEMBER_RESTORED', 'MEMBER_PRIVATE_DATA_VIEWED', 'CUSTOMER_VIEWED', 'CUSTOMER_CONTACT_VIEWED', 'CUSTOMER_CREATED', 'CUSTOMER_CHANGED', 'CUSTOMER_DATA_EXPORTED', 'CUSTOMER_ERASED', 'CUSTOMERS_EXPORTED', 'AUDIT_EXPORTED', 'FILE_DOWNLOADED', 'RETENTION_CHANGED', 'DATA_RETIRED');--> statement-breakpoint
CREATE TYPE "public"."audit_subject" AS ENUM('CUSTOMER', 'MEMBER', 'USER', 'SESSION', 'TOKEN', 'EXPORT', 'PROVIDER', 'RETENTION_POLICY');--> statement-breakpoint
CREATE TYPE "public"."retention_kind" AS ENUM('AUDIT_LOG', 'COMMUNICATIONS', 'CUSTOMER_NOTES', 'FEEDBACK_TEXT', 'INACTIVE_CUSTOMERS', 'FORMER_MEMBERS');--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_user_id" uuid,
	"actor_token_id" uuid,
	"action" "audit_action" NOT NULL,
	"subject_kind" "audit_subject",
	"subject_id" varchar(100),
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "audit_log_subject_whole" CHECK (("audit_log"."subject_kind" is null) = ("audit_log"."subject_id" is null))
);
--> statement-breakpoint
CREATE TABLE "retention_policies" (
	"provider_id" integer NOT NULL,
	"kind" "retention_kind" NOT NULL,
	"keep_days" integer,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retention_policies_provider_id_kind_pk" PRIMARY KEY("provider_id","kind"),
	CONSTRAINT "retention_policies_days" CHECK ("retention_policies"."keep_days" between 1 and 36500)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" integer NOT NULL,
	"name" varchar(100) NOT NULL,
	"prefix" varchar(20) NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_hash" UNIQUE("token_hash"),
	CONSTRAINT "api_tokens_scopes" CHECK (jsonb_typeof("api_tokens"."scopes") = 'array')
);
--> statement-breakpoint
CREATE TABLE "known_places" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid,
	"token_id" uuid,
	"place" "bytea" NOT NULL,
	"first_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_places_user" UNIQUE("user_id","place"),
	CONSTRAINT "known_places_token" UNIQUE("token_id","place"),
	CONSTRAINT "known_places_of_one" CHECK (("known_places"."user_id" is null) <> ("known_places"."token_id" is null))
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "team_members" DROP CONSTRAINT "team_members_email";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_email_unique";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_email_lower";--> statement-breakpoint
DROP INDEX "customers_name";--> statement-breakpoint
ALTER TABLE "communications" ALTER COLUMN "subject" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "email" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "phone" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "team_members" ALTER COLUMN "email" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "team_members" ALTER COLUMN "permissions" SET DEFAULT '{"grant":[],"revoke":[]}'::jsonb;--> statement-breakpoint
ALTER TABLE "team_members" ALTER COLUMN "emergency_contact" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "email" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower("customers"."name")) STORED;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "email_index" text GENERATED ALWAYS AS (case when "customers"."email" like 's1.%' then nullif(split_part("customers"."email", '.', 3), '') end) STORED;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "phone_index" text GENERATED ALWAYS AS (case when "customers"."phone" like 's1.%' then nullif(split_part("customers"."phone", '.', 3), '') end) STORED;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "team_members" ADD COLUMN "email_index" text GENERATED ALWAYS AS (case when "team_members"."email" like 's1.%' then nullif(split_part("team_members"."email", '.', 3), '') end) STORED;--> statement-breakpoint
ALTER TABLE "team_members" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "team_members" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_index" text GENERATED ALWAYS AS (case when "users"."email" like 's1.%' then nullif(split_part("users"."email", '.', 3), '') end) STORED;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "password_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_secret" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_last_step" bigint;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_policies" ADD CONSTRAINT "retention_policies_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member" FOREIGN KEY ("provider_id","member_id") REFERENCES "public"."team_members"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_creator" FOREIGN KEY ("provider_id","created_by") REFERENCES "public"."team_members"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_places" ADD CONSTRAINT "known_places_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_places" ADD CONSTRAINT "known_places_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("provider_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("provider_id","subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("provider_id","actor_user_id","at");--> statement-breakpoint
CREATE INDEX "invitations_member_created" ON "invitations" USING btree ("provider_id","member_id","created_at");--> statement-breakpoint
CREATE INDEX "api_tokens_provider" ON "api_tokens" USING btree ("provider_id","created_at");--> statement-breakpoint
CREATE INDEX "password_resets_user" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "password_resets_expires" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "recovery_codes_user" ON "recovery_codes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "customers_name_key" ON "customers" USING btree ("provider_id","name_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "customers_email_index" ON "customers" USING btree ("provider_id","email_index");--> statement-breakpoint
CREATE INDEX "customers_phone_index" ON "customers" USING btree ("provider_id","phone_index");--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_email_index" UNIQUE("provider_id","email_index");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_email_index" UNIQUE("email_index");--> statement-breakpoint
-- What was a list of rights beyond the role becomes what was granted.
UPDATE "team_members" SET "permissions" = jsonb_build_object('grant', "permissions", 'revoke', '[]'::jsonb) WHERE jsonb_typeof("permissions") = 'array';
