CREATE TABLE shedlock (name text PRIMARY KEY);
