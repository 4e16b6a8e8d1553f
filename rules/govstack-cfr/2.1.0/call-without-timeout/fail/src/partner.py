import requests


def status(url):
    return requests.get(url).json() # expect: differs
