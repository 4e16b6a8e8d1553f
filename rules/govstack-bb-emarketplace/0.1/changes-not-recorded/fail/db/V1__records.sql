CREATE TABLE offer ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
