import { describe, expect, it } from '@jest/globals';
import { usualBenches } from './figures/figures.js';
import { parseOptions } from './options.js';

describe('parseOptions', () => {
  it('runs every usual bench with its usual events through what a service uses', () => {
    const { benches, events, client, json } = parseOptions([]);

    expect({ benches, client, json }).toEqual({
      benches: usualBenches,
      client: 'default',
      json: false,
    });
    expect(events('publish')).toBe(400_000);
  });

  it('takes one bench, a number of events and a client', () => {
    const { benches, events, client, json } = parseOptions([
      'consume',
      'soak',
      '--events',
      '2000',
      '--client',
      'platformatic',
      '--json',
    ]);

    expect({ benches, client, json }).toEqual({
      benches: ['consume', 'soak'],
      client: 'platformatic',
      json: true,
    });
    expect(events('consume')).toBe(2_000);
  });
});
