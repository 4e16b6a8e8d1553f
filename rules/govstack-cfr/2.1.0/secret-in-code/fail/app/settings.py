DATABASES = {
    "default": {
        "USER": "registry",
        "PASSWORD": "winterMorgen7",  # expect: named
        "HOST": os.environ["DB_HOST"],
    }
}
BROKER = "amqp://worker:Hk3-queue@rabbit:5672//"  # expect: unnamed
