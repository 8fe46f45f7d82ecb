import { parseHits, type Answer } from './answers.js';
import type { Query } from './query.js';
import type { ServiceName } from './services.js';
import type { Settings } from './settings.js';

/** Asks one service; whatever goes wrong is an answer too. */
export async function askService(
  service: ServiceName,
  { words, limit }: Query,
  settings: Settings,
): Promise<Answer> {
  const parameters = new URLSearchParams({ q: words, limit: String(limit) });
  try {
    const response = await get(
      `${settings.services[service]}/search?${parameters.toString()}`,
      settings,
    );
    if (!response.ok) return { service, problem: `status ${response.status}` };
    const hits = parseHits(await response.json());
    return hits === undefined ? { service, problem: 'unreadable answer' } : { service, hits };
  } catch (error) {
    return { service, problem: describe(error) };
  }
}

/** Whether a service says that it is ready. */
export async function isReady(service: ServiceName, settings: Settings): Promise<boolean> {
  try {
    const response = await get(`${settings.services[service]}/ready`, settings);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function get(url: string, { timeoutMs }: Settings): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
}

function describe(error: unknown): string {
  if (error instanceof SyntaxError) return 'unreadable answer';
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  return 'not reachable';
}
