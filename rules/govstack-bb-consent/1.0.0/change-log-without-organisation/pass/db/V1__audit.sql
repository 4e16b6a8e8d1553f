CREATE TABLE audit_log (
  id bigint PRIMARY KEY,
  created_at timestamptz NOT NULL,
  user_id uuid,
  change jsonb
);
