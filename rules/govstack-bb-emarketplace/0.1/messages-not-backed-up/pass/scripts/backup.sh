#!/bin/sh
pg_dump messages > /backup/messages.sql
