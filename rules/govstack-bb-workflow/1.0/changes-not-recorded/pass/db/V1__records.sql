CREATE TABLE process_instance (
  id uuid PRIMARY KEY,
  title text
);
