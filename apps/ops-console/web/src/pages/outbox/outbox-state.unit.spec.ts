import { describe, expect, it } from '@jest/globals';
import { outboxStateOf } from './outbox-state.js';

describe('the state of an outbox', () => {
  it.each([
    ['a service that is away', { reachable: false, heldRows: 3, oldestSeconds: 90 }, 'silent'],
    ['refused events', { reachable: true, heldRows: 3, oldestSeconds: 90 }, 'held'],
    ['an old event', { reachable: true, heldRows: 0, oldestSeconds: 31 }, 'waiting'],
    ['a fresh event', { reachable: true, heldRows: 0, oldestSeconds: 30 }, 'flowing'],
    ['nothing', { reachable: true, heldRows: 0, oldestSeconds: null }, 'flowing'],
  ])('with %s', (_, outbox, state) => {
    expect(outboxStateOf(outbox)).toBe(state);
  });
});
