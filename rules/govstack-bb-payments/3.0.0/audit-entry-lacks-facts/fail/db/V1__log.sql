CREATE TABLE audit_log ( -- # expect: differs
  id bigint PRIMARY KEY,
  at timestamptz,
  actor text,
  action text
);
