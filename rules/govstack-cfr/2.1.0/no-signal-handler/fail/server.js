const http = require('node:http');
http.createServer((_, res) => res.end()).listen(8080);
