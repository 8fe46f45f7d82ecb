import { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Starts the program in this process; resolves with what it says first on stderr. */
async function start(environment: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const said = new Promise<string>((resolve) => {
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      resolve(String(text));
      return true;
    });
  });
  await import('../src/main.js');
  return said;
}

describe('the program', () => {
  beforeEach(() => {
    vi.resetModules();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = 0;
  });

  it('says where it listens, and ends on SIGTERM', async () => {
    const close = vi.spyOn(Server.prototype, 'close');
    const others = process.listeners('SIGTERM');
    const said = await start({ PLASMA_GATEWAY_PORT: '0' });
    expect(said).toBe('listening on 127.0.0.1:0\n');
    const own = process.listeners('SIGTERM').filter((listener) => !others.includes(listener));
    for (const listener of own) listener('SIGTERM');
    expect(close).toHaveBeenCalledOnce();
  });

  it('names a setting that is none, and starts nothing', async () => {
    const said = await start({ PLASMA_GATEWAY_PORT: 'eighty' });
    expect(said).toContain('PLASMA_GATEWAY_PORT');
    expect(process.exitCode).toBe(2);
  });
});
