CREATE TABLE cases (id int) ENGINE=InnoDB DEFAULT CHARSET=latin1; -- # expect: differs
CREATE TABLE notes (id char(36) CHARACTER SET ascii) DEFAULT CHARSET=utf8mb4;
