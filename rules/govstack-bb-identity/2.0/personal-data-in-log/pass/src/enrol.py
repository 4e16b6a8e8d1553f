import logging


def enrol(request_id):
    logging.info("enrolled %s", request_id)
