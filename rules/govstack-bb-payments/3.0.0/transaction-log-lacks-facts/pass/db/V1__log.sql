CREATE TABLE transaction_log (
  id bigint PRIMARY KEY,
  created_at timestamptz,
  payer text,
  payee text,
  status text
);
