const http = require('node:http');
const server = http.createServer((_, res) => res.end()).listen(8080);
process.on('SIGTERM', () => server.close());
