CREATE TABLE room (
  id bigint PRIMARY KEY,
  body text
);
