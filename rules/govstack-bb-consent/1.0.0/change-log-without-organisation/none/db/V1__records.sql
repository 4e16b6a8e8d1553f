CREATE TABLE agreement (
  id uuid PRIMARY KEY,
  title text
);
