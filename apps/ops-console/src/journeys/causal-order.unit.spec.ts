import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { causalOrder, type Caused } from './causal-order.js';

const at = (second: number) => new Date(Date.UTC(2026, 10, 30, 10, 0, second)).toISOString();
const event = (id: string, second: number, causationId: string | null = null): Caused => ({
  id,
  causationId,
  occurredAt: at(second),
});
const order = (...events: Caused[]) => causalOrder(events).map(({ id }) => id);

describe('causalOrder', () => {
  it('is that of time', () => {
    expect(order(event('b', 2), event('a', 1), event('c', 3))).toEqual(['a', 'b', 'c']);
  });

  it('tells causes first where the clock of their producer is ahead', () => {
    expect(order(event('effect', 1, 'cause'), event('cause', 5, 'first'), event('first', 9))).toEqual([
      'first',
      'cause',
      'effect',
    ]);
  });

  it('tells events of the same time in the order in which they come', () => {
    expect(order(event('b', 1), event('a', 1))).toEqual(['b', 'a']);
  });

  it('tells each once, whatever ids say, even in circles', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const events = fc.uniqueArray(
      fc.record({
        id: ids,
        causationId: fc.option(ids),
        occurredAt: fc.integer({ min: 0, max: 59 }).map(at),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(events, (given) => {
        const told = causalOrder(given);
        expect(told.toSorted(byId)).toEqual(given.toSorted(byId));
      }),
    );
  });
});

const byId = (a: Caused, b: Caused) => (a.id < b.id ? -1 : 1);
