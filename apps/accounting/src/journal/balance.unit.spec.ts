import { describe, expect, it } from '@jest/globals';
import {
  AlacakSupheliHaleGeldi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { documentTotals, exponentOf, Money, percentOf, withheldKdv } from '@kervan/money';
import fc from 'fast-check';
import type { BalancedVoucher } from './balanced-voucher.js';
import { Conversion, type Valued } from './conversion.js';
import { invoice, matchedLater, payment, returned } from './documents.mother.js';
import { DoubtfulPart } from './doubtful-part.js';
import { clearing } from './recipes/clearing.mother.js';
import { doubtfulReceivablePostings } from './recipes/doubtful-receivable.js';
import { matchedAdvancePostings, paymentPostings } from './recipes/payment.js';
import { returnInvoicePostings } from './recipes/return-invoice.js';
import { salesInvoicePostings } from './recipes/sales-invoice.js';
import { voucherFor } from './voucher-for.js';

/** Two, no and three decimals, and the ledger's own. */
const currencies = fc.constantFrom('TRY', 'EUR', 'JPY', 'KWD');

/** Of millionths to a thousand TRY. */
const rates = fc.integer({ min: 1, max: 1_000_000_000 }).map((millionths) => decimals(millionths, 6));

const amounts = (currency: string, most = 100_000_000) =>
  fc.integer({ min: 1, max: most }).map((minor) => amountOf(minor, currency));

function decimals(units: number, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const amountOf = (minor: number, currency: string) =>
  Money.of(decimals(minor, exponentOf(currency)), currency);

const foreign = (currency: string, fxRate: string) => ({
  currency,
  fxRate: currency === 'TRY' ? undefined : fxRate,
});

const taxedLines = (currency: string) =>
  fc.array(fc.record({ net: amounts(currency), kdvRate: fc.constantFrom('0', '1', '8', '10', '18', '20') }), {
    minLength: 1,
    maxLength: 8,
  });

const totalsOf = (currency: string, lines: readonly { net: Money; kdvRate: string }[]) => {
  const { net, kdv, gross, kdvSummary } = documentTotals(currency, lines);
  const summary = kdvSummary.map((of) => ({
    rate: of.rate,
    base: of.base.toString(),
    kdv: of.kdv.toString(),
  }));
  return { net, kdv, gross, kdvSummary: summary };
};

/** What an account has after these vouchers: in TRY, and in the currency of the documents. */
function balanceOf(glAccount: string, vouchers: readonly BalancedVoucher[]) {
  const lines = vouchers.flatMap(({ postings }) => postings).filter((of) => of.glAccount === glAccount);
  const net = (side: 'lira' | 'document') =>
    lines.reduce<Money | null>((sum, { debit, credit }) => {
      const amount = debit[side].minus(credit[side]);
      return sum?.plus(amount) ?? amount;
    }, null);
  return [net('lira')?.isZero ?? true, net('document')?.isZero ?? true];
}

/** The voucher of an amount of KRV1 that became doubtful, some percent of it set aside. */
function declaredDoubtful(
  own: ReturnType<typeof foreign>,
  amount: Money,
  declared: { readonly percent: number; readonly fxRate: string },
): BalancedVoucher {
  const data = {
    ...foreign(amount.currency, declared.fxRate),
    documentNo: 'SPH1',
    accountNo: '17850',
    date: '2010-12-15',
    amount: amount.toString(),
    provision: percentOf(amount, String(declared.percent)).toString(),
  };
  const booked = Conversion.of(own).value(amount);
  const postings = doubtfulReceivablePostings(data, [{ itemNo: 'KRV1', booked }]);
  return voucherFor({ id: 'sph', type: AlacakSupheliHaleGeldi.type, data }, postings);
}

/** What the one line of an account has, on whichever side. */
function valueOf(glAccount: string, { postings }: BalancedVoucher): Valued | undefined {
  const line = postings.find((of) => of.glAccount === glAccount);
  return line?.debit.document.isZero ? line.credit : line?.debit;
}

/** A voucher that exists balances; what is left to prove is that it does, and that no line is below zero. */
function expectLines({ postings }: BalancedVoucher): void {
  for (const { debit, credit } of postings)
    for (const side of [debit, credit])
      expect([side.lira.isNegative, side.document.isNegative]).toEqual([false, false]);
}

describe('every voucher balances in TRY and in the currency of its document', () => {
  it('of an invoice, with or without withheld KDV, and of a return', () => {
    const documents = currencies.chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        fxRate: rates,
        lines: taxedLines(currency),
        tenths: fc.option(fc.integer({ min: 1, max: 10 })),
        before: amounts(currency),
      }),
    );
    fc.assert(
      fc.property(documents, ({ currency, fxRate, lines, tenths, before }) => {
        const { net, kdv, gross, kdvSummary } = totalsOf(currency, lines);
        const withheld = tenths === null ? Money.zero(currency) : withheldKdv(kdv, tenths);
        const document = {
          ...foreign(currency, fxRate),
          net: net.toString(),
          kdv: kdv.toString(),
          gross: gross.toString(),
          kdvSummary,
        };
        const issued = invoice('KRV1', {
          ...document,
          payable: gross.minus(withheld).toString(),
          withholding: tenths === null ? undefined : { tenths, kdv: withheld.toString() },
        });
        expectLines(
          voucherFor({ id: 'e1', type: FaturaKesildi.type, data: issued }, salesInvoicePostings(issued)),
        );
        const back = returned('IAD1', document);
        expectLines(
          voucherFor(
            { id: 'e2', type: IadeFaturasiAlindi.type, data: back },
            returnInvoicePostings(back, clearing(gross, { clearedBefore: before })),
          ),
        );
      }),
    );
  });

  it('of all that settles an invoice, doubtful or not; settled as a whole, nothing is left of it in TRY either', () => {
    const lives = currencies.chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        fxRate: rates,
        declared: fc.record({
          amount: amounts(currency, 300_000),
          percent: fc.integer({ min: 0, max: 100 }),
          fxRate: rates,
        }),
        steps: fc.array(
          fc.record({
            kind: fc.constantFrom('payment', 'advance', 'return'),
            amount: amounts(currency, 100_000),
            fxRate: rates,
            advance: amounts(currency, 1_000),
          }),
          { minLength: 1, maxLength: 6 },
        ),
      }),
    );
    fc.assert(
      fc.property(lives, ({ currency, fxRate, declared, steps }) => {
        const own = foreign(currency, fxRate);
        const payable = Money.sum(
          currency,
          steps.map(({ amount }) => amount),
        );
        const whole = { net: payable.toString(), kdv: '0', gross: payable.toString(), kdvSummary: [] };
        const issued = invoice('KRV1', { ...own, ...whole, payable: payable.toString() });
        const vouchers = [
          voucherFor({ id: 'e', type: FaturaKesildi.type, data: issued }, salesInvoicePostings(issued)),
        ];
        let clearedBefore = declared.amount.compare(payable) < 0 ? declared.amount : payable;
        const becameDoubtful = declaredDoubtful(own, clearedBefore, declared);
        vouchers.push(becameDoubtful);
        let doubtful = new DoubtfulPart(
          valueOf('128', becameDoubtful) ?? DoubtfulPart.none(currency).receivable,
          valueOf('129', becameDoubtful) ?? DoubtfulPart.none(currency).provision,
        );
        for (const [index, step] of steps.entries()) {
          const cleared = clearing(step.amount, { clearedBefore, doubtful: doubtful.clearedBy(step.amount) });
          doubtful = doubtful.without(cleared.doubtful);
          const paid = { ...cleared, invoiceNo: 'KRV1', fxRate: own.fxRate };
          clearedBefore = clearedBefore.plus(step.amount).minus(cleared.doubtful.receivable.document);
          const at = foreign(currency, step.fxRate);
          const id = `e${index}`;
          const text = step.amount.toString();
          if (step.kind === 'return') {
            const back = returned(`IAD${index}`, { ...own, net: text, kdv: '0', gross: text });
            const postings = returnInvoicePostings(back, cleared);
            vouchers.push(voucherFor({ id, type: IadeFaturasiAlindi.type, data: back }, postings));
          } else if (step.kind === 'payment') {
            const data = payment(`THS${index}`, text, { ...at, unmatched: '0' });
            vouchers.push(voucherFor({ id, type: TahsilatAlindi.type, data }, paymentPostings(data, [paid])));
          } else {
            const data = payment(`THS${index}`, text, { ...at, unmatched: text });
            vouchers.push(voucherFor({ id, type: TahsilatAlindi.type, data }, paymentPostings(data, [])));
            const match = matchedLater(data.paymentNo, { ...at, matches: [], unmatched: '0' });
            const postings = matchedAdvancePostings(match, [paid]);
            vouchers.push(
              voucherFor({ id: `${id}m`, type: TahsilatEslestirildi.type, data: match }, postings),
            );
          }
        }
        vouchers.forEach(expectLines);
        for (const account of ['120', '128', '129'])
          expect([account, ...balanceOf(account, vouchers)]).toEqual([account, true, true]);
        expect(balanceOf('340', vouchers)).toEqual([true, true]);
      }),
    );
  });

  it('of an advance that is matched in any parts: nothing is left on 340', () => {
    const advances = currencies.chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        fxRate: rates,
        parts: fc.array(fc.record({ amount: amounts(currency, 10_000), fxRate: rates }), {
          minLength: 1,
          maxLength: 8,
        }),
      }),
    );
    fc.assert(
      fc.property(advances, ({ currency, fxRate, parts }) => {
        const own = foreign(currency, fxRate);
        let left = Money.sum(
          currency,
          parts.map(({ amount }) => amount),
        );
        const data = payment('THS1', left.toString(), { ...own, unmatched: left.toString() });
        const vouchers = [
          voucherFor({ id: 'e', type: TahsilatAlindi.type, data }, paymentPostings(data, [])),
        ];
        for (const { amount, fxRate: booked } of parts) {
          left = left.minus(amount);
          const match = matchedLater('THS1', { ...own, matches: [], unmatched: left.toString() });
          const settled = {
            ...clearing(amount),
            invoiceNo: 'KRV1',
            fxRate: foreign(currency, booked).fxRate,
          };
          const postings = matchedAdvancePostings(match, [settled]);
          vouchers.push(
            voucherFor({ id: left.toString(), type: TahsilatEslestirildi.type, data: match }, postings),
          );
        }
        vouchers.forEach(expectLines);
        expect(balanceOf('340', vouchers)).toEqual([true, true]);
      }),
    );
  });
});
