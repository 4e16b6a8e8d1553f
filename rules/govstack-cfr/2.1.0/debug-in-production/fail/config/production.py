DEBUG = True # expect: differs
ALLOWED_HOSTS = ["cases.example.org"]
