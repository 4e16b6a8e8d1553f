import aio_pika

connect = aio_pika.connect_robust
