CREATE TABLE cases (id int);
