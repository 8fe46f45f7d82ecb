import { describe, expect, it } from 'vitest';
import { InvalidSetting, readSettings } from '../src/settings.js';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      services: {
        research: 'http://127.0.0.1:8000',
        brand: 'http://127.0.0.1:8001',
        content: 'http://127.0.0.1:8002',
        agent: 'http://127.0.0.1:8003',
      },
      timeoutMs: 2000,
    });
  });

  it('takes the URL of a service without its last slash', () => {
    const settings = readSettings({ PLASMA_BRAND_URL: 'https://brand.example/api/' });
    expect(settings.services.brand).toBe('https://brand.example/api');
  });

  it.each([
    ['PLASMA_GATEWAY_PORT', 'eighty'],
    ['PLASMA_GATEWAY_PORT', '65536'],
    ['PLASMA_GATEWAY_TIMEOUT_MS', '-1'],
    ['PLASMA_AGENT_URL', 'agent:8003/x y'],
    ['PLASMA_AGENT_URL', 'ftp://agent'],
  ])('refuses %s=%s and names it', (variable, value) => {
    expect(() => readSettings({ [variable]: value })).toThrow(InvalidSetting);
    expect(() => readSettings({ [variable]: value })).toThrow(variable);
  });
});
