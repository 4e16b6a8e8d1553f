CREATE TABLE audit_log ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
