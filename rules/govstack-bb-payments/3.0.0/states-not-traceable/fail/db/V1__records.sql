CREATE TABLE transfer ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
