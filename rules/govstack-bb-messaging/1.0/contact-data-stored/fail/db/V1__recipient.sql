CREATE TABLE recipient ( -- # expect: differs
  id uuid PRIMARY KEY,
  phone_number text
);
