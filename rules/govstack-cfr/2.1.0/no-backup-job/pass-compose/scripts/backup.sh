#!/bin/sh
pg_dump register > /backup/register.sql
