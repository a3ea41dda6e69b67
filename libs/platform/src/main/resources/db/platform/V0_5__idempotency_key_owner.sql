-- Whose the key is. Null in rows of the release before, which knew keys of a tenant only.
ALTER TABLE idempotency_key ADD COLUMN owner text;
