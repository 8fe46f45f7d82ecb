import { isServiceName, serviceNames, type ServiceName } from './services.js';

const defaultLimit = 10;
const maxLimit = 100;

/** What a client asks for. */
export interface Query {
  readonly words: string;
  readonly limit: number;
  readonly services: readonly ServiceName[];
}

/**
 * Reads `q`, `limit` and `services` (names with commas between them; all by default).
 *
 * @returns the query, or in a sentence what is wrong with it
 */
export function parseQuery(parameters: URLSearchParams): Query | string {
  const words = parameters.get('q')?.trim() ?? '';
  if (words === '') return 'q is missing';
  const limit = parameters.get('limit') ?? String(defaultLimit);
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > maxLimit) {
    return `limit must be from 1 to ${maxLimit}`;
  }
  const names = parameters.get('services')?.split(',') ?? serviceNames;
  const services = names.filter(isServiceName);
  if (services.length < names.length) return `services are ${serviceNames.join(', ')}`;
  return { words, limit: Number(limit), services: [...new Set(services)] };
}
