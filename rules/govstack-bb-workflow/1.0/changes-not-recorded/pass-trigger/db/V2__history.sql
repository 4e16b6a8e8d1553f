CREATE TRIGGER process_instance_audit AFTER UPDATE ON process_instance FOR EACH ROW EXECUTE FUNCTION keep();
