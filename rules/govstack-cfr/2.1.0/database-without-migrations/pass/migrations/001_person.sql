CREATE TABLE person (id uuid PRIMARY KEY);
