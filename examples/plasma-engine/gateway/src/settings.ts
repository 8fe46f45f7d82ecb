import { serviceNames, type ServiceName } from './services.js';

/** What the environment says. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Base URL of each service, without a slash at the end. */
  readonly services: Readonly<Record<ServiceName, string>>;
  /** How long a service may take to answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** The message names the variable and what it has to be. */
export class InvalidSetting extends Error {}

const ports: Readonly<Record<ServiceName, number>> = {
  research: 8000,
  brand: 8001,
  content: 8002,
  agent: 8003,
};

/**
 * Reads `PLASMA_GATEWAY_HOST`, `_PORT`, `_TIMEOUT_MS` and `PLASMA_<SERVICE>_URL`; what is not set
 * has a default.
 *
 * @throws InvalidSetting
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const services = { research: '', brand: '', content: '', agent: '' };
  for (const name of serviceNames) {
    const variable = `PLASMA_${name.toUpperCase()}_URL`;
    const url = environment[variable] ?? `http://127.0.0.1:${ports[name]}`;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new InvalidSetting(`${variable} must be an http or https URL`);
    }
    services[name] = url.replace(/\/+$/, '');
  }
  return {
    host: environment['PLASMA_GATEWAY_HOST'] ?? '127.0.0.1',
    port: readNumber(environment, 'PLASMA_GATEWAY_PORT', 3000, 65535),
    services,
    timeoutMs: readNumber(environment, 'PLASMA_GATEWAY_TIMEOUT_MS', 2000, 60_000),
  };
}

function readNumber(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string,
  fallback: number,
  max: number,
): number {
  const text = environment[variable] ?? String(fallback);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) {
    throw new InvalidSetting(`${variable} must be a number from 0 to ${max}`);
  }
  return value;
}
