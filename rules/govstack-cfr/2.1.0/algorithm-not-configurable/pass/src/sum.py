import hashlib
import os

ALGORITHM = os.environ.get("DIGEST_ALGORITHM", "sha256")


def digest(body):
    return hashlib.new(ALGORITHM, body).hexdigest()
