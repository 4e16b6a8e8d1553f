CREATE TABLE process_instance ( -- # expect: absent
  id uuid PRIMARY KEY,
  title text
);
