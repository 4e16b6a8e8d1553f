CREATE TABLE audit_log ( -- # expect: absent
  id bigint PRIMARY KEY,
  at timestamptz,
  actor text
);
