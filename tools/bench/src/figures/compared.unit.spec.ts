import { describe, expect, it } from '@jest/globals';
import { compared } from './compared.js';

describe('compared', () => {
  it('takes the change round by round, so that a machine that slows down does not count', () => {
    const rounds = [
      { plain: 1_000, changed: 900 },
      { plain: 500, changed: 450 },
      { plain: 100, changed: 90 },
    ];
    expect(compared('poison', 'events/s', rounds)).toEqual({
      bench: 'poison',
      what: 'events/s',
      plain: 500,
      changed: 450,
      changePercent: -10,
      rounds: 3,
    });
  });

  it('takes the middle of an uneven machine', () => {
    const rounds = [2, 4, 100].map((changed) => ({ plain: 2, changed }));
    expect(compared('tax', 'ms', rounds)).toMatchObject({ plain: 2, changed: 4, changePercent: 100 });
  });
});
