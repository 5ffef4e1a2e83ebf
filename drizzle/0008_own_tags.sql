-- Who sees only their own work may be granted to tag the customers of it; the policy of 0003 keeps them to these.
GRANT UPDATE (tags, updated_at) ON customer_relationships TO dashboard_own;
