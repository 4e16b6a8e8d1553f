from tenacity import retry
