import logging


def enrol(national_id):
    logging.info("enrolled %s", national_id) # expect: differs
