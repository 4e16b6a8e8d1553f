CREATE TABLE audit_log ( -- # expect: absent
  id bigint PRIMARY KEY,
  created_at timestamptz NOT NULL,
  user_id uuid,
  change jsonb
);
CREATE TABLE app_user (id uuid PRIMARY KEY, name text);
