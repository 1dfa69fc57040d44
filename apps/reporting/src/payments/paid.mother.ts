import type { PaymentMatch, TahsilatAlindi, TahsilatEslestirildi } from '@kervan/contracts';

type Match = Partial<PaymentMatch> & Pick<PaymentMatch, 'invoiceNo' | 'amount'>;

const matched = (matches: readonly Match[]): PaymentMatch[] =>
  matches.map((match) => ({ settled: false, ...match }));

/** A payment of `C1` on 20 March 2026 to the bank, in TRY unless said otherwise. */
export function payment(
  paymentNo: string,
  amount: string,
  { matches = [], ...other }: Partial<Omit<TahsilatAlindi['data'], 'matches'>> & { matches?: Match[] } = {},
): TahsilatAlindi['data'] {
  return {
    paymentNo,
    amount,
    accountNo: 'C1',
    paymentDate: '2026-03-20',
    method: 'BANK',
    currency: 'TRY',
    matches: matched(matches),
    unmatched: '0.00',
    ...other,
  };
}

/** What is left of a payment of `C1` is matched on 25 March 2026. */
export function laterMatch(
  paymentNo: string,
  matches: readonly Match[],
  other: Partial<TahsilatEslestirildi['data']> = {},
): TahsilatEslestirildi['data'] {
  return {
    paymentNo,
    accountNo: 'C1',
    matchDate: '2026-03-25',
    currency: 'TRY',
    unmatched: '0.00',
    matches: matched(matches),
    ...other,
  };
}
