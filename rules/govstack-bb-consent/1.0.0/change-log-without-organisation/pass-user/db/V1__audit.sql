CREATE TABLE audit_log (
  id bigint PRIMARY KEY,
  created_at timestamptz NOT NULL,
  user_id uuid
);
CREATE TABLE app_user (id uuid PRIMARY KEY, agency text);
