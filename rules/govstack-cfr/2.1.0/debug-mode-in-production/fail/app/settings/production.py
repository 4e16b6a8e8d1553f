DEBUG = True # expect
ALLOWED_HOSTS = ["registry.example"]
