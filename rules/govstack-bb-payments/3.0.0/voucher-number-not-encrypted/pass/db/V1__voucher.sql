CREATE TABLE voucher (
  id uuid PRIMARY KEY,
  voucher_number text,
  amount numeric
);
