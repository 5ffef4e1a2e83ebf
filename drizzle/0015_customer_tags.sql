REVOKE UPDATE (updated_at) ON "customer_relationships" FROM dashboard_own;--> statement-breakpoint
ALTER TABLE "customer_relationships" DROP COLUMN "tags";
