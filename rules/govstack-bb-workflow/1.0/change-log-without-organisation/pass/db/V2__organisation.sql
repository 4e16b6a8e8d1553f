ALTER TABLE audit_log ADD COLUMN organisation_id uuid;
