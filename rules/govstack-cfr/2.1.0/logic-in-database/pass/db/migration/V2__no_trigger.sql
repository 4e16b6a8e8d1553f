DROP TRIGGER cases_touch ON cases;
