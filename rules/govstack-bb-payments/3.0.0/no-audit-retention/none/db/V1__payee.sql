CREATE TABLE payee (
  id uuid PRIMARY KEY,
  title text
);
