import { createServer, type Server } from 'node:http';
import type { Gateway } from './gateway.js';

/** Serves a gateway; the caller listens and closes. */
export function createGatewayServer(gateway: Gateway): Server {
  const server = createServer((request, response) => {
    // No route reads a body, but an unread one would hold the connection.
    request.resume();
    gateway.handle(request.method ?? 'GET', request.url ?? '/').then(
      ({ status, contentType, body }) => {
        response.writeHead(status, { 'content-type': contentType }).end(body);
      },
      () => {
        response.writeHead(400, { 'content-type': 'text/plain' }).end('bad request');
      },
    );
  });
  server.requestTimeout = 10_000;
  return server;
}
