CREATE TABLE room ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
