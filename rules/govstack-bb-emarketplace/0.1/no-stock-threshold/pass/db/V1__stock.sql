CREATE TABLE stock_item (
  id uuid PRIMARY KEY,
  quantity integer NOT NULL,
  reorder_level integer
);
