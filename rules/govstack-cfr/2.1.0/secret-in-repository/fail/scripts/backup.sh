#!/bin/sh
export PGPASSWORD="$DB_PASSWORD"
mysqldump -u root -psirocco58 registry > dump.sql # expect: named
