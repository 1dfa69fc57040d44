import { expect, it } from '@jest/globals';
import { delivery, event } from '../journey.mother.js';
import { dueOf, writesOf } from './writes-of.js';

const order = { table: 'orders', key: '536365', before: 1, after: 2 };

it('puts all writes of one record together, in the order of their time', () => {
  const later = delivery({
    lastAt: '2026-03-02T09:00:01.000Z',
    touched: [{ ...order, before: 2, after: 3 }],
  });
  const sooner = delivery({ touched: [order, { table: 'stock', key: 'A', before: null, after: 1 }] });
  const told = writesOf([event({ deliveries: [later, sooner] })]).map(
    ({ table, before, after }) => `${table} ${String(before)} ${String(after)}`,
  );
  expect(told).toEqual(['orders 1 2', 'orders 2 3', 'stock null 1']);
});

it('names every delivery that has not taken effect', () => {
  const states = ['handled', 'skipped', 'parked', 'dead', 'waiting', 'unknown'] as const;
  const deliveries = states.map((state) => delivery({ state, consumer: state }));
  expect(dueOf([event({ deliveries })]).map((due) => due.delivery.state)).toEqual([
    'parked',
    'dead',
    'waiting',
    'unknown',
  ]);
});
