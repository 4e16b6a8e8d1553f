CREATE TABLE event_log ( -- # expect: differs
  id bigint PRIMARY KEY,
  sender text,
  payload jsonb
);
