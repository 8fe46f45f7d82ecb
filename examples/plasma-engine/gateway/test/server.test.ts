import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Gateway } from '../src/gateway.js';
import { createGatewayServer } from '../src/server.js';
import { serviceNames } from '../src/services.js';
import { readSettings } from '../src/settings.js';

const running: Server[] = [];

async function listen(server: Server): Promise<string> {
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A gateway in front of services that all answer like the listener. */
async function startGateway(listener: RequestListener, timeoutMs = 2000): Promise<string> {
  const upstream = await listen(createServer(listener));
  const urls = serviceNames.map((name) => [`PLASMA_${name.toUpperCase()}_URL`, upstream]);
  const settings = readSettings(Object.fromEntries(urls) as Record<string, string>);
  return listen(createGatewayServer(new Gateway({ ...settings, timeoutMs })));
}

const answering: RequestListener = (request, response) => {
  const hits = request.url?.startsWith('/search?')
    ? [{ id: 'doc-1', title: 'Solar wind', score: 0.5 }]
    : undefined;
  response.end(JSON.stringify({ hits }));
};

afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('the gateway', () => {
  it('is healthy whatever its services do', async () => {
    const gateway = await startGateway((_, response) => response.writeHead(500).end());
    const response = await fetch(`${gateway}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready when all of its services are', async () => {
    const ready = await startGateway(answering);
    expect((await fetch(`${ready}/ready`)).status).toBe(200);
    const notReady = await startGateway((_, response) => response.writeHead(503).end());
    const response = await fetch(`${notReady}/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ services: { research: false, agent: false } });
  });

  it('answers a query with the hits of the services it was asked for', async () => {
    const gateway = await startGateway(answering);
    const response = await fetch(`${gateway}/query?q=solar&services=research,brand`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      query: 'solar',
      hits: [
        { service: 'research', id: 'doc-1', title: 'Solar wind', score: 0.5 },
        { service: 'brand', id: 'doc-1', title: 'Solar wind', score: 0.5 },
      ],
      failed: [],
    });
  });

  it.each([
    ['status 500', (_, response) => response.writeHead(500).end()],
    ['unreadable answer', (_, response) => response.end('{"hits":')],
    ['unreadable answer', (_, response) => response.end('{"hits":[1]}')],
    ['not reachable', (request) => request.socket.destroy()],
  ] satisfies [string, RequestListener][])('says %s of a service', async (problem, listener) => {
    const gateway = await startGateway(listener);
    const response = await fetch(`${gateway}/query?q=x&services=agent`);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ failed: [{ service: 'agent', problem }] });
  });

  it('does not wait for a service that never answers', async () => {
    const gateway = await startGateway(() => undefined, 20);
    const response = await fetch(`${gateway}/query?q=x&services=content`);
    expect(await response.json()).toMatchObject({ failed: [{ problem: 'no answer in time' }] });
  });

  it('refuses what it does not know', async () => {
    const gateway = await startGateway(answering);
    expect((await fetch(`${gateway}/query`)).status).toBe(400);
    expect((await fetch(`${gateway}/health`, { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await fetch(`${gateway}/nowhere`)).status).toBe(404);
  });

  it('counts what it answered, and every unknown path as one', async () => {
    const gateway = await startGateway(answering);
    await fetch(`${gateway}/a`);
    await fetch(`${gateway}/b`);
    const metrics = await (await fetch(`${gateway}/metrics`)).text();
    expect(metrics).toContain('plasma_gateway_requests_total{route="unknown",status="404"} 2');
  });
});
