import logging

logging.error("not paid")
