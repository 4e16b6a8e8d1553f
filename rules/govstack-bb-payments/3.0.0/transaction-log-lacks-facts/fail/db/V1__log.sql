CREATE TABLE transaction_log ( -- # expect: differs
  id bigint PRIMARY KEY,
  created_at timestamptz,
  payer text,
  status text
);
