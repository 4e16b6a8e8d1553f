CREATE TABLE administrator_role (id int PRIMARY KEY);
