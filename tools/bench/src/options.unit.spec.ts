import { describe, expect, it } from '@jest/globals';
import { parseOptions } from './options.js';

describe('parseOptions', () => {
  it('runs every bench with its usual events through kafkajs', () => {
    const { benches, events, client, json } = parseOptions([]);

    expect({ benches, client, json }).toEqual({
      benches: ['publish', 'latency', 'consume'],
      client: 'kafkajs',
      json: false,
    });
    expect(benches.map(events)).toEqual([100_000, 15_000, 50_000]);
  });

  it('takes one bench, a number of events and a client', () => {
    const { benches, events, client, json } = parseOptions([
      'consume',
      '--events',
      '2000',
      '--client',
      'platformatic',
      '--json',
    ]);

    expect({ benches, client, json }).toEqual({ benches: ['consume'], client: 'platformatic', json: true });
    expect(events('consume')).toBe(2_000);
  });
});
