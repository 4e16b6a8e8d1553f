import requests
from tenacity import retry


@retry
def status(url):
    return requests.get(url, timeout=5)
