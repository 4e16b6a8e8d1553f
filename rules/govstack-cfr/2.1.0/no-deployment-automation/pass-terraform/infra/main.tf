resource "aws_instance" "app" {
  ami = "ami-1"
}
