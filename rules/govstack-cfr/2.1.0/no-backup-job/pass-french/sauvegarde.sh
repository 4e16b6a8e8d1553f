#!/bin/sh
docker compose exec -T base mysqldump --all-databases > "$(date +%F).sql"
