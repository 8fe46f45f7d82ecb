import { describe, expect, it } from 'vitest';
import { aggregate, parseHits } from '../src/answers.js';

const hit = (id: string, score: number) => ({ id, title: id.toUpperCase(), score });

describe('parseHits', () => {
  it('keeps what a hit is made of and nothing else', () => {
    const body = { query: 'x', hits: [{ ...hit('a', 0.5), internal: true }] };
    expect(parseHits(body)).toEqual([hit('a', 0.5)]);
  });

  it.each([
    null,
    [],
    'hits',
    { hits: {} },
    { hits: [null] },
    { hits: [{ id: 1, title: 'a', score: 1 }] },
    { hits: [{ ...hit('a', 1), score: Number.NaN }] },
  ])('refuses %j', (body) => {
    expect(parseHits(body)).toBeUndefined();
  });
});

describe('aggregate', () => {
  it('puts the best hits of all services first', () => {
    const result = aggregate(
      [
        { service: 'research', hits: [hit('a', 0.9), hit('b', 0.2)] },
        { service: 'brand', hits: [hit('c', 0.5)] },
      ],
      2,
    );
    expect(result.hits.map(({ service, id }) => `${service}/${id}`)).toEqual([
      'research/a',
      'brand/c',
    ]);
    expect(result.failed).toEqual([]);
  });

  it('keeps the order of the services among equal scores', () => {
    const result = aggregate(
      [
        { service: 'content', hits: [hit('a', 0.5)] },
        { service: 'agent', hits: [hit('b', 0.5)] },
      ],
      10,
    );
    expect(result.hits.map(({ service }) => service)).toEqual(['content', 'agent']);
  });

  it('names the services that did not answer', () => {
    const failed = { service: 'agent', problem: 'no answer in time' } as const;
    expect(aggregate([{ service: 'brand', hits: [hit('a', 1)] }, failed], 10)).toMatchObject({
      hits: [{ service: 'brand', id: 'a' }],
      failed: [failed],
    });
  });
});
