HEADERS = {"X-Road-Client": "TEST/GOV/0042/market"}
