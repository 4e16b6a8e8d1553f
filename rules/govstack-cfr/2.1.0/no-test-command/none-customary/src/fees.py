def total(fees):
    return sum(fees)
