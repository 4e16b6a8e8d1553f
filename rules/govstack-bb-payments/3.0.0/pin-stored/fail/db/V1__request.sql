CREATE TABLE payment_request ( -- # expect: differs
  id uuid PRIMARY KEY,
  payer_pin text
);
