--liquibase formatted sql # expect: differs
--changeset ana:person
CREATE TABLE person (id uuid PRIMARY KEY);
--rollback DROP TABLE person;
