CREATE TABLE payment_request (
  id uuid PRIMARY KEY,
  title text
);
