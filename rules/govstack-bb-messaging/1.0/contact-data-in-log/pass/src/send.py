import logging


def send(message_id):
    logging.info("sent %s", message_id)
