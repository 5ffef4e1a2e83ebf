-- Three roles without a login; whoever owns the tables only migrates. Roles belong to the whole server: another database may have made them
-- already, or be about to at this very moment, which is why this is tried until it holds.
DO $$
DECLARE
  modern constant boolean := current_setting('server_version_num')::int >= 160000;
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['dashboard_app', 'dashboard_engine', 'dashboard_identity'] LOOP
    FOR attempt IN 1..50 LOOP
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', role);
        END IF;
        IF NOT pg_has_role(current_user, role, CASE WHEN modern THEN 'SET' ELSE 'MEMBER' END) THEN
          EXECUTE format('GRANT %I TO CURRENT_USER', role) || CASE WHEN modern THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
        END IF;
        EXIT;
      EXCEPTION
        -- The last one is what "tuple concurrently updated" goes by.
        WHEN duplicate_object OR unique_violation OR internal_error THEN PERFORM pg_sleep(0.02);
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION '% may not create the role % or become it: let an administrator CREATE ROLE % NOLOGIN and GRANT % TO %, then start again',
            current_user, role, role, role, current_user USING ERRCODE = 'insufficient_privilege';
      END;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role);
  END LOOP;
END $$;
--> statement-breakpoint
-- Every table that names a provider goes through here: requests see the rows of the provider that their transaction is for, and none without one;
-- the engine and the nightly jobs, which work for many providers at once, see all; its owner sees rows only while it migrates.
-- `app` and `engine` are what requests and the engine may do to it.
CREATE FUNCTION guard_provider_table(
  guarded regclass,
  app text DEFAULT 'SELECT, INSERT, UPDATE, DELETE',
  engine text DEFAULT 'SELECT, INSERT, UPDATE, DELETE',
  provider_column name DEFAULT 'provider_id'
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('GRANT %s ON %s TO dashboard_app', app, guarded);
  EXECUTE format(
    $policy$CREATE POLICY own_provider ON %s TO dashboard_app
      USING (%2$I = nullif(current_setting('app.provider_id', true), '')::int)
      WITH CHECK (%2$I = nullif(current_setting('app.provider_id', true), '')::int)$policy$, guarded, provider_column);
  EXECUTE format('GRANT %s ON %s TO dashboard_engine', engine, guarded);
  EXECUTE format('CREATE POLICY engine ON %s TO dashboard_engine USING (true) WITH CHECK (true)', guarded);
  EXECUTE format($policy$CREATE POLICY migrations ON %s TO CURRENT_USER USING (current_setting('app.migrating', true) = 'on')$policy$, guarded);
  -- From PostgreSQL 17 on, statistics can be kept without owning the table.
  IF current_setting('server_version_num')::int >= 170000 THEN EXECUTE format('GRANT MAINTAIN ON %s TO dashboard_engine', guarded); END IF;
END $$;
--> statement-breakpoint
-- Who signs in stands above providers: only the identity role reaches it.
CREATE FUNCTION guard_identity_table(guarded regclass, allowed text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('GRANT %s ON %s TO dashboard_identity', allowed, guarded);
  EXECUTE format('CREATE POLICY identity ON %s TO dashboard_identity USING (true) WITH CHECK (true)', guarded);
  -- A table may be guarded as a provider's too.
  IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = guarded AND polname = 'migrations') THEN
    EXECUTE format($policy$CREATE POLICY migrations ON %s TO CURRENT_USER USING (current_setting('app.migrating', true) = 'on')$policy$, guarded);
  END IF;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION guard_provider_table, guard_identity_table FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE
  guarded regclass;
  -- The engine's own: requests read them.
  read_only constant text[] := ARRAY['business_events', 'business_metrics', 'business_metrics_hourly', 'customer_days', 'provider_updates', 'provider_versions'];
BEGIN
  FOR guarded IN
    SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'provider_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('sessions', 'audit_log')
  LOOP
    PERFORM guard_provider_table(guarded, CASE WHEN guarded::text = ANY (read_only) THEN 'SELECT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END);
  END LOOP;
  -- What was audited stays as it was written; only the retention of the engine lets go of it.
  PERFORM guard_provider_table('audit_log', 'SELECT, INSERT', 'SELECT, INSERT, DELETE');
  PERFORM guard_provider_table('providers', 'SELECT', provider_column => 'id');
  PERFORM guard_identity_table('providers', 'SELECT');
  PERFORM guard_identity_table('team_members', 'SELECT, UPDATE');
  PERFORM guard_identity_table('invitations', 'SELECT, UPDATE');
  PERFORM guard_identity_table('api_tokens', 'SELECT, UPDATE');
  PERFORM guard_identity_table('audit_log', 'SELECT, INSERT');
  FOREACH guarded IN ARRAY ARRAY['users', 'sessions', 'recovery_codes', 'password_resets', 'known_places']::regclass[] LOOP
    PERFORM guard_identity_table(guarded);
  END LOOP;
END $$;
--> statement-breakpoint
-- Requests know the names of the people of their own team, for who wrote what; not their addresses, and never their secrets.
GRANT SELECT (id, name) ON users TO dashboard_app;
--> statement-breakpoint
CREATE POLICY own_team ON users FOR SELECT TO dashboard_app USING (EXISTS (
  SELECT FROM team_members m WHERE m.user_id = users.id AND m.provider_id = nullif(current_setting('app.provider_id', true), '')::int
));
--> statement-breakpoint
-- The demo makes people, and rotation seals their addresses anew.
GRANT SELECT, INSERT, UPDATE ON users TO dashboard_engine;
--> statement-breakpoint
CREATE POLICY engine ON users TO dashboard_engine USING (true) WITH CHECK (true);
