CREATE TABLE recipient (
  id uuid PRIMARY KEY,
  phone_number_hash bytea
);
