import { aggregate } from './answers.js';
import { askService, isReady } from './ask-service.js';
import { Metrics } from './metrics.js';
import { parseQuery } from './query.js';
import { serviceNames } from './services.js';
import type { Settings } from './settings.js';

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const routes = ['/health', '/ready', '/metrics', '/query'] as const;

/** Requests to replies, without a socket. */
export class Gateway {
  readonly #metrics = new Metrics();
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @param target path and query of the request line */
  async handle(method: string, target: string): Promise<Reply> {
    const started = performance.now();
    const url = new URL(target, 'http://gateway');
    const reply = await this.#route(method, url);
    // Any other path must not become a label: clients could make as many as they like.
    const route = routes.find((known) => known === url.pathname) ?? 'unknown';
    this.#metrics.observe(route, reply.status, (performance.now() - started) / 1000);
    return reply;
  }

  async #route(method: string, url: URL): Promise<Reply> {
    const route = routes.find((known) => known === url.pathname);
    if (route === undefined) return failure(404, 'no such path');
    if (method !== 'GET') return failure(405, 'only GET');
    switch (route) {
      case '/health':
        return json(200, { status: 'ok' });
      case '/ready':
        return this.#ready();
      case '/metrics':
        return {
          status: 200,
          contentType: 'text/plain; version=0.0.4',
          body: this.#metrics.render(),
        };
      case '/query':
        return this.#query(url.searchParams);
    }
  }

  async #ready(): Promise<Reply> {
    const checks = serviceNames.map(
      async (name) => [name, await isReady(name, this.#settings)] as const,
    );
    const services = Object.fromEntries(await Promise.all(checks));
    const ready = Object.values(services).every(Boolean);
    return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', services });
  }

  async #query(parameters: URLSearchParams): Promise<Reply> {
    const query = parseQuery(parameters);
    if (typeof query === 'string') return failure(400, query);
    const asked = query.services.map((service) => askService(service, query, this.#settings));
    const result = aggregate(await Promise.all(asked), query.limit);
    const nobodyAnswered = result.failed.length === query.services.length;
    return json(nobodyAnswered ? 502 : 200, { query: query.words, ...result });
  }
}

function json(status: number, value: unknown): Reply {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

function failure(status: number, error: string): Reply {
  return json(status, { error });
}
