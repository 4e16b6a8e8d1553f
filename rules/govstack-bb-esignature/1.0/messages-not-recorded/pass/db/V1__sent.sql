CREATE TABLE sent_message (id bigint PRIMARY KEY);
