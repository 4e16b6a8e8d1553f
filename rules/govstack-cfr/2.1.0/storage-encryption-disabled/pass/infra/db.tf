resource "aws_db_instance" "register" {
  engine = "postgres"
  storage_encrypted = true
  kms_key_id = var.key
}
