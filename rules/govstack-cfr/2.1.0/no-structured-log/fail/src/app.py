import logging

logging.info("started") # expect: absent
