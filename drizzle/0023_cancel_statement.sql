-- A statement whose asker has gone is ended by the engine, as the role that opened its connection: no other may.
CREATE FUNCTION cancel_statement(backend integer) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT pg_cancel_backend(backend) $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION cancel_statement FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION cancel_statement TO dashboard_engine;
