import flask # expect: absent
