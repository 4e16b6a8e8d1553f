CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  title text
);
