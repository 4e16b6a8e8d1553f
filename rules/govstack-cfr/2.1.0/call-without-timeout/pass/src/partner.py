import requests


def status(url):
    # requests.get(url)
    return requests.get(url, headers={"Accept": "application/json"}, timeout=5).json()
