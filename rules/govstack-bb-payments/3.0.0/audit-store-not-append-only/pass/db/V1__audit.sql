CREATE TABLE audit_log (id bigint PRIMARY KEY, at timestamptz, actor text);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM application;
