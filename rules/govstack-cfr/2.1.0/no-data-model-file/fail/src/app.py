OPEN = 1 # expect: absent
