CREATE TABLE map_layer (
  id uuid PRIMARY KEY,
  title text
);
