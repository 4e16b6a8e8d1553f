resource "aws_s3_bucket" "papers" { # expect: absent
  bucket = "papers"
}
