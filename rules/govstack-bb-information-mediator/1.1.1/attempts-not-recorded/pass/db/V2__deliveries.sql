CREATE TABLE message_state (id bigint PRIMARY KEY, attempts int, last_attempt_at timestamptz);
