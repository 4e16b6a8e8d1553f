def state():
    return "open"
