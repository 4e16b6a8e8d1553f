CREATE TABLE cases (id int) DEFAULT CHARSET=latin1;
