DELIMITER $$
CREATE DEFINER=`app`@`%` PROCEDURE close_case(IN id INT) -- # expect: differs
BEGIN
  UPDATE cases SET open = 0 WHERE cases.id = id;
END$$
DELIMITER ;
