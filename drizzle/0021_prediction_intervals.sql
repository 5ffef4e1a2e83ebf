ALTER TABLE "customer_relationships" ADD COLUMN "churn_risk_low" double precision;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "churn_risk_high" double precision;--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "predicted_value_low" numeric(18, 4);--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD COLUMN "predicted_value_high" numeric(18, 4);--> statement-breakpoint
ALTER TABLE "customer_relationships" ADD CONSTRAINT "customer_relationships_churn_interval" CHECK (0 <= "customer_relationships"."churn_risk_low" and "customer_relationships"."churn_risk_low" <= "customer_relationships"."churn_risk_high" and "customer_relationships"."churn_risk_high" <= 1);