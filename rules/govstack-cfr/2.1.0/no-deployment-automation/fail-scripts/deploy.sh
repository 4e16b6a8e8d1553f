#!/bin/sh # expect: scripts
scp -r src registry@host:/srv
