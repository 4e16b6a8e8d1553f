CREATE TABLE audit_log (
  id bigint PRIMARY KEY,
  at timestamptz,
  actor text,
  old_values jsonb
);
