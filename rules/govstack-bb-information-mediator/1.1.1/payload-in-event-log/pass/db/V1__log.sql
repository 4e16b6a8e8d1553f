CREATE TABLE event_log (
  id bigint PRIMARY KEY,
  sender text,
  received_at timestamptz
);
