CREATE TABLE transfer (
  id uuid PRIMARY KEY,
  title text
);
