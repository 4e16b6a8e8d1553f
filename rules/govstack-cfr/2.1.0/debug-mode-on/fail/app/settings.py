DEBUG = True # expect
ALLOWED_HOSTS = []
