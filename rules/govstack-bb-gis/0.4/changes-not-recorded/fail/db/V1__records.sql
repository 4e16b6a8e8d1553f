CREATE TABLE map_layer ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
