def permits():  # expect
    return []
