CREATE TABLE reconciliation_run (id bigint PRIMARY KEY);
