// Stands in for the app: web answers /readyz, worker only lives.
const http = require('node:http');

if (process.env.ROLE === 'web') http.createServer((request, response) => response.end('ready')).listen(process.env.PORT);
else setInterval(() => {}, 1_000);
process.on('SIGTERM', () => process.exit(0));
