ALTER TYPE "public"."audit_action" ADD VALUE 'EXPERIMENT_CREATED';--> statement-breakpoint
ALTER TYPE "public"."audit_action" ADD VALUE 'EXPERIMENT_ENDED';--> statement-breakpoint
ALTER TYPE "public"."audit_action" ADD VALUE 'EXPERIMENT_EXPOSED';--> statement-breakpoint
ALTER TYPE "public"."audit_subject" ADD VALUE 'EXPERIMENT';--> statement-breakpoint
ALTER TABLE "service_performance" DROP CONSTRAINT "service_performance_count";--> statement-breakpoint
ALTER TABLE "service_performance" ADD CONSTRAINT "service_performance_count" CHECK ("service_performance"."booking_count" >= 0);