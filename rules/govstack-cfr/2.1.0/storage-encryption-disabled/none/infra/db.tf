resource "aws_db_instance" "register" {
  engine = "postgres"
}
