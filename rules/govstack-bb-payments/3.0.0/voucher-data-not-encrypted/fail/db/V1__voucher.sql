CREATE TABLE voucher ( -- # expect: absent
  id uuid PRIMARY KEY,
  voucher_number text,
  amount numeric
);
