import type { OpeningItem } from './trading-company.mother.js';
import { portions } from './portions.js';
import { seeded } from './seeded.js';
import type { OrderLine } from './trade-document.mother.js';

const ROUNDS = 5;
const ORDERS = 200;
const LINES = 6;
const RETURNS = 40;

export const accounts = ['17850', '13047', '12583'];

/** Units per product; together more than all orders want. */
export const IN_FIRST_DEPOT = 60;
export const IN_SECOND_DEPOT = 200;

/** Only these are wanted by orders that are cancelled, and brought back: what becomes of the others is determined. */
export const contested = products('X');
export const calm = products('A');
export const skus = [...calm, ...contested];

/** A sale or a return. */
export interface Trade {
  readonly documentNo: string;
  readonly accountNo: string;
  readonly lines: readonly OrderLine[];
}

export interface BusyOrder extends Trade {
  readonly orderNo: string;
  /** To be cancelled. */
  readonly doomed: boolean;
  /** Placed and approved over the API, not by a document. */
  readonly clerk: boolean;
}

/** What happens at once. */
export interface Round {
  readonly orders: readonly BusyOrder[];
  readonly returns: readonly Trade[];
  /** Of the second depot. */
  readonly opened: readonly OpeningItem[];
}

/** The same for the same seed. */
export function busyDay(seed: number): readonly Round[] {
  const random = seeded(seed);
  const drawn = (some: readonly string[], count: number): readonly OrderLine[] => {
    const first = Math.floor(random() * some.length);
    return Array.from({ length: count }, (_, line) => ({
      sku: some[(first + line) % some.length] ?? '',
      quantity: String(1 + Math.floor(random() * 3)),
    }));
  };
  const accountNo = (index: number) => accounts[index % accounts.length] ?? '';
  const orders = Array.from({ length: ORDERS }, (_, index): BusyOrder => {
    const doomed = index % 5 === 2;
    const lines = drawn(doomed ? contested : skus, LINES);
    const documentNo = String(536365 + index);
    return {
      documentNo,
      orderNo: `SIP-${documentNo}`,
      accountNo: accountNo(index),
      // Every second one names its products in the opposite order: whoever locked them as they come would deadlock.
      lines: index % 2 === 0 ? lines : [...lines].reverse(),
      doomed,
      clerk: index % 5 === 4,
    };
  });
  const returns = Array.from({ length: RETURNS }, (_, index): Trade => ({
    documentNo: `C${536365 + index}`,
    accountNo: accountNo(index),
    lines: drawn(contested, 2),
  }));
  const [ofOrders, ofReturns, ofOpened] = [
    portions(orders, ORDERS / ROUNDS),
    portions(returns, RETURNS / ROUNDS),
    portions(stockOf(IN_SECOND_DEPOT), skus.length / ROUNDS),
  ];
  return ofOrders.map((some, round) => ({
    orders: some,
    returns: ofReturns[round] ?? [],
    opened: ofOpened[round] ?? [],
  }));
}

/** So much of every product. */
export function stockOf(quantity: number): readonly OpeningItem[] {
  return skus.map((sku) => ({ sku, quantity: String(quantity) }));
}

/** How much of a product is wanted, or brought back, in all. */
export function totalOf(trades: readonly Trade[]): (sku: string) => number {
  const lines = trades.flatMap((trade) => trade.lines);
  return (sku) => lines.reduce((sum, line) => (line.sku === sku ? sum + Number(line.quantity) : sum), 0);
}

function products(letter: string): readonly string[] {
  return Array.from({ length: 10 }, (_, index) => `${letter}-${index}`);
}
