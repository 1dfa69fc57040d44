import { LEDGER_CURRENCY } from '@kervan/contracts';
import { Money, Quantity } from '@kervan/money';
import type { Valued } from './conversion.js';

/** What of an open item, or of an amount of it, is doubtful. Immutable. */
export class DoubtfulPart {
  constructor(
    /** In 128. */
    readonly receivable: Valued,
    /** In 129, set aside for its loss. */
    readonly provision: Valued,
  ) {}

  static none(currency: string): DoubtfulPart {
    const nothing = { document: Money.zero(currency), lira: Money.zero(LEDGER_CURRENCY) };
    return new DoubtfulPart(nothing, nothing);
  }

  /** What an amount of the item clears of it, with the same share of the provision; at most all. */
  clearedBy(amount: Money): DoubtfulPart {
    const whole = this.receivable.document;
    if (amount.compare(whole) >= 0) return this;
    const share = (of: Money) => Quantity.of(amount.toString()).shareOf(of, Quantity.of(whole.toString()));
    const shared = ({ document, lira }: Valued): Valued => ({ document: share(document), lira: share(lira) });
    return new DoubtfulPart(shared(this.receivable), shared(this.provision));
  }

  without(part: DoubtfulPart): DoubtfulPart {
    return new DoubtfulPart(less(this.receivable, part.receivable), less(this.provision, part.provision));
  }
}

function less(one: Valued, other: Valued): Valued {
  return { document: one.document.minus(other.document), lira: one.lira.minus(other.lira) };
}
