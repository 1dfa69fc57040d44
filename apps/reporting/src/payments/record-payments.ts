import { TahsilatAlindi, TahsilatEslestirildi, type PaymentMatch } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { rateOf } from '../facts/in-lira.js';
import { NewFacts } from '../facts/new-facts.js';
import { PaymentMatchRow } from './payment-match.entity.js';
import { Payment } from './payment.entity.js';

@Controller()
export class RecordPayments {
  @OnEvent(TahsilatAlindi)
  received(event: TahsilatAlindi, tx: Tx): Promise<void> {
    const { paymentNo, accountNo, paymentDate, currency } = event.data;
    const amount = Money.of(event.data.amount, currency).toString();
    tx.touched('payment', paymentNo);
    tx.shared(NewFacts).add(Payment, [
      { paymentNo, accountNo, paymentDate, currency, fxRate: rateOf(event.data), amount },
    ]);
    recordMatches({ ...event, data: { ...event.data, matchDate: paymentDate } }, tx);
    return Promise.resolve();
  }

  @OnEvent(TahsilatEslestirildi)
  matched(event: TahsilatEslestirildi, tx: Tx): Promise<void> {
    recordMatches(event, tx);
    return Promise.resolve();
  }
}

interface Matched {
  readonly id: string;
  readonly time: string;
  readonly data: {
    readonly paymentNo: string;
    readonly accountNo: string;
    readonly matchDate: string;
    readonly currency: string;
    readonly matches: readonly PaymentMatch[];
  };
}

/** The invoice may not have arrived yet: what is open of it is reckoned when a report is asked for. */
function recordMatches({ id: eventId, time: toldAt, data }: Matched, tx: Tx): void {
  const { paymentNo, accountNo, matchDate, currency, matches } = data;
  tx.shared(NewFacts).add(
    PaymentMatchRow,
    matches.map(({ invoiceNo, settled: settles, ...match }, place) => ({
      eventId,
      place,
      paymentNo,
      accountNo,
      invoiceNo,
      matchDate,
      currency,
      settles,
      toldAt,
      fxRate: rateOf({ currency, fxRate: match.fxRate }),
      amount: Money.of(match.amount, currency).toString(),
    })),
  );
  for (const { invoiceNo } of matches) tx.touched('payment_match', `${paymentNo}/${invoiceNo}`);
}
