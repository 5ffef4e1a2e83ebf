-- The check was written for the decimal that the score was before 0014.
ALTER TABLE customer_relationships DROP CONSTRAINT customer_relationships_score_range;--> statement-breakpoint
ALTER TABLE customer_relationships ADD CONSTRAINT customer_relationships_score_range CHECK ("customer_relationships"."relationship_score" between 0 and 100);
