require("node:http").createServer((request, response) => response.end()).listen(8080);
