CREATE TABLE stock_item ( -- # expect: absent
  id uuid PRIMARY KEY,
  quantity integer NOT NULL
);
