CREATE TABLE offer (
  id uuid PRIMARY KEY,
  title text
);
