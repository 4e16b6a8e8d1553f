CREATE TABLE payment_request ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
