-- graphile-worker keeps its queue in tables of its own, which it makes and changes itself. It does so as the engine, which may make no schema:
-- it finds this one, and the table that it would make first.
CREATE SCHEMA graphile_worker AUTHORIZATION dashboard_engine;
--> statement-breakpoint
SET LOCAL ROLE dashboard_engine;
--> statement-breakpoint
CREATE TABLE graphile_worker.migrations (
  id integer PRIMARY KEY,
  ts timestamptz NOT NULL DEFAULT now(),
  breaking boolean NOT NULL DEFAULT false
);
--> statement-breakpoint
RESET ROLE;
