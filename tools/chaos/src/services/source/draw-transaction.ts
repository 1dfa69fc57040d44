import { type AccountKind, accountKinds, accountName } from '../accounts.js';

/** What one transaction of the load does. */
export interface DrawnTransaction {
  /** Accounts to write to, in order; 1 to 10, some of them more than once. */
  readonly names: readonly string[];
  /** Whether it is given up at its end. */
  readonly rolledBack: boolean;
  /** How long it stays open after its statements. */
  readonly heldMs: number;
}

const MOST_EVENTS = 10;
const MOST_ACCOUNTS = 4;
const ROLLED_BACK = 0.03;
const SLOW = 0.002;
const FAILING = 0.01;
const LONGEST_HELD_MS = 4_000;

/** Draws the next transaction: mostly short ones of several accounts. */
export function drawTransaction(random: () => number): DrawnTransaction {
  const upTo = (most: number): number => Math.floor(random() * most);
  const rolledBack = random() < ROLLED_BACK;
  // A transaction that lasts has its accounts to itself, or the others would wait for it.
  if (random() < SLOW) {
    const name = accountName('slow', upTo(accountKinds.slow));
    return { names: [name, name], rolledBack, heldMs: 500 + upTo(LONGEST_HELD_MS) };
  }
  const one = (): string => {
    const kind: AccountKind = random() >= FAILING ? 'steady' : random() < 0.5 ? 'flaky' : 'broken';
    return accountName(kind, upTo(accountKinds[kind]));
  };
  const accounts = Array.from({ length: 1 + upTo(MOST_ACCOUNTS) }, one);
  const names = Array.from({ length: 1 + upTo(MOST_EVENTS) }, () => accounts[upTo(accounts.length)] ?? one());
  return { names, rolledBack, heldMs: 0 };
}
