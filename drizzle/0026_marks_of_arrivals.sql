-- With who comes, what their provider's rows go by: answers that are kept need no snapshot then. Two numbers, and no business.
SELECT guard_identity_table('provider_versions', 'SELECT');
