import { lineNet, Money } from '@kervan/money';
import type { Draft } from '../online-retail/draft.js';
import { isFault } from '../online-retail/fault.js';
import { CURRENCY } from '../online-retail/layout.js';
import type { Outcome } from '../online-retail/outcomes-of.js';

interface Sum {
  documents: number;
  lines: number;
  net: Money;
}

/** What files hold by kind of document, for comparison with the control totals of their source. */
export class Tally {
  readonly #sums = new Map<string, Sum>();

  add({ document, result }: Outcome): void {
    const kind = isFault(result) ? result.code : result.kind;
    const sum = this.#sums.get(kind) ?? { documents: 0, lines: 0, net: Money.zero(CURRENCY) };
    sum.documents += 1;
    sum.lines += document.lineCount;
    if (!isFault(result)) sum.net = sum.net.plus(netOf(result));
    this.#sums.set(kind, sum);
  }

  toJSON() {
    return Object.fromEntries(this.#sums);
  }
}

function netOf(draft: Draft): Money {
  if (draft.kind !== 'SALE' && draft.kind !== 'RETURN') return Money.zero(CURRENCY);
  const { lines } = draft.content;
  return Money.sum(
    CURRENCY,
    lines.map(({ quantity, unitPrice }) => lineNet(quantity, unitPrice, CURRENCY)),
  );
}
