CREATE TABLE cases (id uuid PRIMARY KEY, title text); -- # expect: absent
