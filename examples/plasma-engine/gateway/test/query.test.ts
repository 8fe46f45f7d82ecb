import { describe, expect, it } from 'vitest';
import { parseQuery } from '../src/query.js';

function parse(parameters: Record<string, string>) {
  return parseQuery(new URLSearchParams(parameters));
}

describe('parseQuery', () => {
  it('asks all services for ten hits by default', () => {
    expect(parse({ q: ' solar wind ' })).toEqual({
      words: 'solar wind',
      limit: 10,
      services: ['research', 'brand', 'content', 'agent'],
    });
  });

  it('asks each named service once', () => {
    expect(parse({ q: 'x', services: 'brand,agent,brand' })).toMatchObject({
      services: ['brand', 'agent'],
    });
  });

  it.each(['0', '101', '-1', '1.5', 'many', ''])('refuses limit %j', (limit) => {
    expect(parse({ q: 'x', limit })).toBe('limit must be from 1 to 100');
  });

  it('refuses an empty query and an unknown service', () => {
    expect(parse({ q: '  ' })).toBe('q is missing');
    expect(parse({ q: 'x', services: 'brand,sales' })).toContain('research, brand');
  });
});
