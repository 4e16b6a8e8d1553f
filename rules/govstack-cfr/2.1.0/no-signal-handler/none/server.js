require('node:http').createServer((_, res) => res.end()).listen(8080);
