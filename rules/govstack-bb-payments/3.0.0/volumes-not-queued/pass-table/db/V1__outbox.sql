CREATE TABLE outbox (id bigint PRIMARY KEY);
