import requests

status = lambda url: requests.get(url, timeout=5) # expect: absent
