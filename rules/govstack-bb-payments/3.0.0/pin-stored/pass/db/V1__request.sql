CREATE TABLE payment_request (
  id uuid PRIMARY KEY,
  approved_at timestamptz
);
