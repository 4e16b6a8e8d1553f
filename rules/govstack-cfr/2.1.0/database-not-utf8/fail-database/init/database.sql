CREATE DATABASE cases ENCODING 'LATIN1' TEMPLATE template0; -- # expect: differs
