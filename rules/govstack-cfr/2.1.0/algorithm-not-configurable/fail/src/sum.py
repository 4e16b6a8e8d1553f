import hashlib


def digest(body):
    return hashlib.sha256(body).hexdigest() # expect: absent
