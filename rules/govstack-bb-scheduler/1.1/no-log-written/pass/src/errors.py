import logging

logging.error("not stored")
