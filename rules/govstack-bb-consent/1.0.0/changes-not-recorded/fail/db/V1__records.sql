CREATE TABLE agreement ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
