CREATE TABLE payee (
  id uuid PRIMARY KEY
);
