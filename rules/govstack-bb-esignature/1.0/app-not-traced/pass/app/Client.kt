val headers = mapOf("X-Request-Id" to id)
