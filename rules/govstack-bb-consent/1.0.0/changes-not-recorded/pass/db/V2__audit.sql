CREATE TABLE audit_log (id bigint PRIMARY KEY, at timestamptz, actor text, organisation text, before jsonb, after jsonb);
