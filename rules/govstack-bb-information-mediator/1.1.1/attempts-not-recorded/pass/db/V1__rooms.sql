CREATE TABLE room (
  id uuid PRIMARY KEY,
  title text
);
