import logging


def send(phone_number):
    logging.info("sent to %s", phone_number) # expect: differs
