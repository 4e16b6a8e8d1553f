CREATE TRIGGER payment_request_audit AFTER UPDATE ON payment_request FOR EACH ROW EXECUTE FUNCTION keep();
