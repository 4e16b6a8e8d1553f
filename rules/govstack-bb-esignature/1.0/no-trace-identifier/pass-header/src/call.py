HEADERS = {"X-Request-Id": "1"}
