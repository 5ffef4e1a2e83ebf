-- What people answer to reviews, and what retention lets go of, moves the response rate without a version. Many rows of one transaction raise
-- the revision once: what they change is seen together.
CREATE OR REPLACE FUNCTION raise_revision_of_row() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  changed_provider constant int := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  INSERT INTO provider_revisions AS r (provider_id, revision) VALUES (changed_provider, 1)
  ON CONFLICT (provider_id) DO UPDATE SET revision = r.revision + 1 WHERE r.xmin <> pg_current_xact_id()::xid;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER revision_updated AFTER UPDATE OF responded_at ON reviews
  FOR EACH ROW WHEN (OLD.responded_at IS DISTINCT FROM NEW.responded_at) EXECUTE FUNCTION raise_revision_of_row('provider_id');
