CREATE TABLE "provider_revisions" (
	"provider_id" integer PRIMARY KEY NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "provider_revisions" ADD CONSTRAINT "provider_revisions_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
SELECT guard_provider_table('provider_revisions', 'SELECT, INSERT, UPDATE', 'SELECT, INSERT, UPDATE');
--> statement-breakpoint
SELECT guard_own_rows('provider_revisions', 'true', 'SELECT, INSERT, UPDATE');
--> statement-breakpoint
-- Members change when somebody accepts an invitation.
SELECT guard_identity_table('provider_revisions', 'SELECT, INSERT, UPDATE');
--> statement-breakpoint
-- Raises the revision of every provider whose rows a statement changed. Nothing is raised for a provider that is being deleted itself.
CREATE FUNCTION raise_revision() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO provider_revisions AS r (provider_id, revision)
  SELECT p.id, 1 FROM providers p WHERE p.id IN (SELECT c.provider_id FROM changed c) ORDER BY p.id
  ON CONFLICT (provider_id) DO UPDATE SET revision = r.revision + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The same for a single row of the tables where only some changes count.
CREATE FUNCTION raise_revision_of_row() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  changed_provider constant int := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  INSERT INTO provider_revisions AS r (provider_id, revision) VALUES (changed_provider, 1)
  ON CONFLICT (provider_id) DO UPDATE SET revision = r.revision + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Every table with a provider's rows goes through here unless the engine raises the version with each change of it.
-- `inserted` is a condition on who inserts.
CREATE FUNCTION watch_table(watched regclass, inserted text DEFAULT 'true') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($trigger$CREATE TRIGGER revision_inserted AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT WHEN (%s) EXECUTE FUNCTION raise_revision()$trigger$, watched, inserted);
  EXECUTE format($trigger$CREATE TRIGGER revision_updated AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_revision()$trigger$, watched);
  EXECUTE format($trigger$CREATE TRIGGER revision_deleted AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_revision()$trigger$, watched);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION raise_revision, raise_revision_of_row, watch_table FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE
  watched regclass;
BEGIN
  FOREACH watched IN ARRAY ARRAY[
    'annotations', 'business_goals', 'business_insights', 'channel_spend', 'competitor_analysis', 'experiment_exposures', 'experiment_variants',
    'experiments', 'forecasts', 'goal_milestones', 'goal_progress', 'marketing_campaigns', 'referral_programs', 'referrals', 'segments',
    'service_performance', 'team_schedules', 'time_off'
  ]::regclass[] LOOP
    PERFORM watch_table(watched);
  END LOOP;
  -- Services and members that the engine meets for the first time come with a new version: its batches wait for nobody.
  PERFORM watch_table('services', $sql$current_user <> 'dashboard_engine'$sql$);
  PERFORM watch_table('team_members', $sql$current_user <> 'dashboard_engine'$sql$);
END $$;
--> statement-breakpoint
-- The zone, the currency, the first day of the week, the place.
CREATE TRIGGER revision_updated AFTER UPDATE ON providers
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION raise_revision_of_row('id');
--> statement-breakpoint
-- Of the rollups, targets are set by people; the rest comes with a version.
CREATE TRIGGER revision_inserted AFTER INSERT ON business_metrics
  FOR EACH ROW WHEN (NEW.target IS NOT NULL) EXECUTE FUNCTION raise_revision_of_row('provider_id');
--> statement-breakpoint
CREATE TRIGGER revision_updated AFTER UPDATE OF target ON business_metrics
  FOR EACH ROW WHEN (OLD.target IS DISTINCT FROM NEW.target) EXECUTE FUNCTION raise_revision_of_row('provider_id');
