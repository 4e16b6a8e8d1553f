CREATE TABLE audit_log (
  id bigint PRIMARY KEY,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL
);
