create table permits (id bigint primary key); -- # expect
