import flask # expect: absent

app = flask.Flask(__name__)
