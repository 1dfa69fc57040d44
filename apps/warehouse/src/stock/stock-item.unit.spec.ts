import { describe, expect, it } from '@jest/globals';
import { lineNet, Money, Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { StockItem, type Cause } from './stock-item.js';

const q = (text: string) => Quantity.of(text);
const lira = (text: string) => Money.of(text, 'TRY');
const nobody = (): never => {
  throw new Error('a stock item does not use the transaction');
};
const tx: Tx = {
  get db() {
    return nobody();
  },
  publish: nobody,
  touched: nobody,
  number: nobody,
  shared: nobody,
  savepoint: nobody,
};
const cause: Cause = { tx, reason: 'COUNT' };

const stock = (onHand: string, costValue: string, { reserved = '0', unitCost = '0' } = {}) =>
  new StockItem({
    depotNo: 'MERKEZ',
    sku: '85123A',
    onHand,
    reserved,
    costValue,
    unitCost,
    openingQuantity: onHand,
    currency: 'TRY',
    version: 7,
  });
const state = (item: StockItem) => {
  const { onHand, reserved, costValue, version } = item.toRow();
  return { onHand, reserved, costValue, version };
};

describe('StockItem', () => {
  it('issues at the moving average, half up, and the last unit takes the rest', () => {
    const item = stock('3', '10.00');
    expect([1, 2, 3].map(() => item.issue(q('1'), cause).toString())).toEqual(['3.33', '3.34', '3.33']);
    expect(state(item)).toMatchObject({ onHand: '0', costValue: '0.00' });
  });

  it('moves the average with what comes in at another cost', () => {
    const item = stock('10', '10.00');
    expect(item.receive(q('10'), cause, lira('30.00')).toString()).toBe('30.00');
    expect(item.issue(q('1'), cause).toString()).toBe('2.00');
  });

  it('takes goods in at the unit cost of the opening where no cost is known', () => {
    const item = stock('0', '0.00', { unitCost: '1.005' });
    expect(item.receive(q('1'), cause).toString()).toBe('1.01');
    expect(state(item)).toMatchObject({ onHand: '1', costValue: '1.01' });
  });

  it('given quantities below one, keeps value and quantity together', () => {
    const item = stock('0.75', '1.00');
    expect(item.issue(q('0.25'), cause).toString()).toBe('0.33');
    expect(item.issue(q('0.5'), cause).toString()).toBe('0.67');
  });

  it('holds goods for orders without changing their value', () => {
    const item = stock('5', '10.00');
    item.reserve(q('4'), cause);
    expect(item.available.toString()).toBe('1');
    item.release(q('1'), cause);
    expect(item.issueReserved(q('3'), cause).toString()).toBe('6.00');
    expect(state(item)).toEqual({ onHand: '2', reserved: '0', costValue: '4.00', version: 8 });
  });

  it('gives what is reserved to nobody else', () => {
    const item = stock('5', '10.00', { reserved: '4' });
    const refused = expect.objectContaining({
      code: 'STOCK_INSUFFICIENT',
      message: 'stock of MERKEZ/85123A: 1 available, 2 asked for',
    });
    expect(() => item.reserve(q('2'), cause)).toThrow(refused);
    expect(() => item.issue(q('2'), cause)).toThrow(refused);
    expect(state(item)).toEqual({ onHand: '5', reserved: '4', costValue: '10.00', version: 7 });
  });

  it('counts one version for all changes of a transaction, and remembers the last cause', () => {
    const item = stock('5', '10.00');
    expect([item.version, item.cause]).toEqual([7, null]);
    item.reserve(q('1'), { tx, reason: 'RESERVED' });
    item.issue(q('1'), cause);
    expect([item.foundVersion, item.version, item.cause]).toEqual([7, 8, cause]);
  });

  it('given pieces and a unit cost of whole kurus, costs the same in whatever order goods come and go', () => {
    const random = randomBelow(1);
    const item = stock('5000', '12750.00', { unitCost: '2.55' });
    for (let step = 0; step < 500; step++) {
      const pieces = q(String(1 + random(20)));
      const cost = random(3) === 0 ? item.receive(pieces, cause) : item.issue(pieces, cause);
      expect(cost).toEqual(lineNet(pieces.toString(), '2.55', 'TRY'));
    }
  });

  it.each(Array.from({ length: 50 }, (_, seed) => seed))(
    'after any sequence of movements is worth the sum of their costs (seed %i)',
    (seed) => {
      const random = randomBelow(seed);
      const item = stock('0', '0.00', { unitCost: `${random(900)}.${random(1_000_000)}` });
      let value = lira('0');
      for (let step = 0; step < 200; step++) {
        const quantity = q(`${random(40)}.${random(3) === 0 ? random(1000) : 0}`);
        if (random(2) === 0) value = value.plus(item.receive(quantity, cause, costOf(random)));
        else value = value.minus(item.issue(Quantity.smaller(quantity, item.available), cause));
        const { onHand, costValue } = item.toRow();
        expect([costValue, costValue.startsWith('-')]).toEqual([value.toString(), false]);
        if (onHand === '0') expect(costValue).toBe('0.00');
      }
      item.issue(item.available, cause);
      expect(state(item)).toMatchObject({ onHand: '0', costValue: '0.00' });
    },
  );
});

/** Half of the time no cost of its own: the unit cost then counts. */
function costOf(random: (limit: number) => number): Money | undefined {
  return random(2) === 0 ? undefined : lira(`${random(500)}.${String(random(100)).padStart(2, '0')}`);
}

/** Integers from 0 below a limit, the same for the same seed (mulberry32). */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
