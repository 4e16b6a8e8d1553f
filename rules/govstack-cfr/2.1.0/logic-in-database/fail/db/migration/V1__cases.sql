-- CREATE TRIGGER in a comment is none.
CREATE TABLE cases (id uuid PRIMARY KEY, note text DEFAULT 'CREATE FUNCTION f()');
CREATE FUNCTION touch() RETURNS trigger AS $$ # expect: differs
BEGIN
  NEW.changed_at = now();
  RETURN NEW;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER cases_touch BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION touch(); -- # expect: differs
