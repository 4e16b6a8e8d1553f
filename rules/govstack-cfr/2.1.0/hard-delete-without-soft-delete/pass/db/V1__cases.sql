CREATE TABLE cases (id uuid, deleted_at timestamptz, deleted_by text);
