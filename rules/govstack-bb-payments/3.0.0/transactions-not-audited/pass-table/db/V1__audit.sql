CREATE TABLE audit_events (id bigint PRIMARY KEY);
