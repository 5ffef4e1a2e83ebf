-- Tags and what else people change of customers moves what is cached; the engine comes with a new version, and its batches wait for nobody.
CREATE TRIGGER revision_updated AFTER UPDATE ON customers REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT WHEN (current_user <> 'dashboard_engine') EXECUTE FUNCTION raise_revision();
