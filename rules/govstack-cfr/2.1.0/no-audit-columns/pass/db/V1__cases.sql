CREATE TABLE cases (id uuid PRIMARY KEY, title text, created_by text, updated_by text);
