def permits():
    return []
