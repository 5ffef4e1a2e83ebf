-- Staff and contractors see their own work: a role for the requests of those whom `app.member_id` confines to it.
-- It has no policy, and so no rows, where nothing is one member's own: the figures of the whole business, goals, campaigns, insights.
DO $$
DECLARE
  modern constant boolean := current_setting('server_version_num')::int >= 160000;
BEGIN
  FOR attempt IN 1..50 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dashboard_own') THEN CREATE ROLE dashboard_own NOLOGIN NOINHERIT; END IF;
      IF NOT pg_has_role(current_user, 'dashboard_own', CASE WHEN modern THEN 'SET' ELSE 'MEMBER' END) THEN
        EXECUTE 'GRANT dashboard_own TO CURRENT_USER' || CASE WHEN modern THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
      END IF;
      EXIT;
    EXCEPTION
      WHEN duplicate_object OR unique_violation OR internal_error THEN PERFORM pg_sleep(0.02);
    END;
  END LOOP;
  GRANT USAGE ON SCHEMA public TO dashboard_own;
END $$;
--> statement-breakpoint
-- `confined` is a condition over the table besides its provider; `allowed` what requests may do.
CREATE FUNCTION guard_own_rows(guarded regclass, confined text, allowed text DEFAULT 'SELECT') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT %s ON %s TO dashboard_own', allowed, guarded);
  EXECUTE format(
    $policy$CREATE POLICY own_rows ON %1$s TO dashboard_own
      USING (provider_id = nullif(current_setting('app.provider_id', true), '')::int AND %2$s)
      WITH CHECK (provider_id = nullif(current_setting('app.provider_id', true), '')::int AND %2$s)$policy$, guarded, confined);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION guard_own_rows FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE
  guarded regclass;
  member constant text := $sql$nullif(current_setting('app.member_id', true), '')::uuid$sql$;
  -- The customers of one's own bookings.
  own_customer constant text := $sql$EXISTS (SELECT FROM bookings b WHERE b.provider_id = %1$I.provider_id AND b.customer_id = %1$I.%2$I)$sql$;
  own_booking constant text := $sql$EXISTS (SELECT FROM bookings b WHERE b.provider_id = %1$I.provider_id AND b.id = %1$I.booking_id)$sql$;
BEGIN
  -- What has no policy below has no rows, rather than an error.
  FOR guarded IN
    SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'provider_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'sessions'
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO dashboard_own', guarded);
  END LOOP;
  PERFORM guard_own_rows('bookings', 'assigned_to = ' || member, 'SELECT, UPDATE');
  PERFORM guard_own_rows('customers', format(own_customer, 'customers', 'id'));
  PERFORM guard_own_rows('customer_relationships', format(own_customer, 'customer_relationships', 'customer_id'));
  PERFORM guard_own_rows('pets', format(own_customer, 'pets', 'customer_id'));
  PERFORM guard_own_rows('communications', format(own_customer, 'communications', 'customer_id'));
  PERFORM guard_own_rows('customer_notes', format(own_customer, 'customer_notes', 'customer_id'), 'SELECT, INSERT, UPDATE, DELETE');
  PERFORM guard_own_rows('booking_refunds', format(own_booking, 'booking_refunds'));
  PERFORM guard_own_rows('business_events', format(own_booking, 'business_events'));
  PERFORM guard_own_rows('reviews', 'team_member_id = ' || member);
  PERFORM guard_own_rows('customer_feedback', 'team_member_id = ' || member);
  PERFORM guard_own_rows('business_metrics', format($sql$dimension = 'TEAM_MEMBER' AND dimension_value = %s::text$sql$, member));
  PERFORM guard_own_rows('team_schedules', 'team_member_id = ' || member);
  PERFORM guard_own_rows('time_off', 'team_member_id = ' || member);
  PERFORM guard_own_rows('services', 'true');
  PERFORM guard_own_rows('team_members', 'true', 'SELECT, UPDATE');
  PERFORM guard_own_rows('provider_versions', 'true');
  PERFORM guard_own_rows('api_tokens', 'created_by = ' || member, 'SELECT, INSERT, UPDATE');
  PERFORM guard_own_rows('invitations', 'true', 'SELECT, INSERT, UPDATE');
  PERFORM guard_own_rows('audit_log', 'true', 'SELECT, INSERT');
  PERFORM guard_own_rows('retention_policies', 'true', 'SELECT, INSERT, UPDATE, DELETE');
END $$;
--> statement-breakpoint
GRANT SELECT ON providers TO dashboard_own;
--> statement-breakpoint
CREATE POLICY own_rows ON providers TO dashboard_own USING (id = nullif(current_setting('app.provider_id', true), '')::int);
--> statement-breakpoint
GRANT SELECT (id, name) ON users TO dashboard_own;
--> statement-breakpoint
CREATE POLICY own_rows ON users FOR SELECT TO dashboard_own USING (EXISTS (
  SELECT FROM team_members m WHERE m.user_id = users.id AND m.provider_id = nullif(current_setting('app.provider_id', true), '')::int
));
