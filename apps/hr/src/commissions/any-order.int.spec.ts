import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrimGeriAlindi, PrimHakedildi } from '@kervan/contracts';
import fc from 'fast-check';
import { cancelled, goodsReturned, invoice, matched, paid } from '../invoices/trade.mother.js';
import { ChunkedHr, steps, type Step } from './chunked-hr.mother.js';
import {
  earnedBy,
  EMPLOYEES,
  salesHistory,
  type InvoiceHistory,
  type SalesHistory,
} from './sales-history.mother.js';

/** Events of one key of one topic, which come in order. */
type Stream = readonly Step[];

const march = (day: number) => `2026-03-0${String(day)}`;
const hundredths = (amount: number) =>
  `${String(Math.floor(amount / 100))}.${String(amount % 100).padStart(2, '0')}`;

/** The streams of a history whose numbers begin with a prefix of their own. */
function streamsOf(prefix: string, { employees, assignments, invoices }: SalesHistory): Stream[] {
  const ofEmployees = employees.map(({ rate, lastDay }, index): Stream => {
    const employeeNo = `${prefix}P-${String(index)}`;
    const joined = steps.joined({ employeeNo, startDate: '2020-01-01', commissionRate: hundredths(rate) });
    return lastDay === null ? [joined] : [joined, steps.left({ employeeNo, endDate: march(lastDay) })];
  });
  // Without an order among them, as of a writer that numbers nothing but their versions.
  const ofAssignments = assignments.map(({ employee, validFrom }, index): Stream => {
    const employeeNo = `${prefix}P-${String(employee)}`;
    return [
      steps.assigned({ accountNo: prefix, employeeNo, validFrom: march(validFrom), version: index + 1 }),
    ];
  });
  return [
    ...ofEmployees,
    ...ofAssignments,
    ...invoices.flatMap((of, index) => streamsOfInvoice(prefix, index, of)),
  ];
}

function streamsOfInvoice(prefix: string, index: number, history: InvoiceHistory): Stream[] {
  const { issued, net, fate, returns } = history;
  const invoiceNo = `${prefix}KRV-${String(index)}`;
  const data = invoice(prefix, invoiceNo, hundredths(net), { issueDate: march(issued) });
  const paymentNo = `${invoiceNo}/THS`;
  const ofReturns = returns.map((returned, place): Stream => {
    const settled = fate === 'settled by its last return' && place === returns.length - 1;
    return [
      steps.returned(
        goodsReturned(prefix, `${invoiceNo}/IAD-${String(place)}`, invoiceNo, hundredths(returned), {
          settled,
        }),
      ),
    ];
  });
  const ofPayments: Partial<Record<InvoiceHistory['fate'], Stream>> = {
    paid: [steps.paid(paid(prefix, paymentNo, invoiceNo))],
    'matched later': [
      steps.paid(paid(prefix, paymentNo, invoiceNo, { settled: false })),
      steps.matched(matched(prefix, paymentNo, invoiceNo)),
    ],
  };
  return [
    [steps.issued(data), ...(fate === 'cancelled' ? [steps.cancelled(cancelled(data))] : [])],
    ...ofReturns,
    ofPayments[fate] ?? [],
  ];
}

/** The streams in one of their interleavings, cut into chunks. */
function chunksOf(streams: readonly Stream[], picks: readonly number[]): Step[][] {
  const left = streams.map((stream) => [...stream]).filter((stream) => stream.length > 0);
  const chunks: Step[][] = [[]];
  for (let at = 0; left.length > 0; at += 1) {
    const pick = picks[at % picks.length] ?? 0;
    const index = pick % left.length;
    const step = left[index]?.shift();
    if (left[index]?.length === 0) left.splice(index, 1);
    if (step) chunks.at(-1)?.push(step);
    if (pick % 3 === 0) chunks.push([]);
  }
  return chunks;
}

describe('accrued - reversed', () => {
  let hr: ChunkedHr;
  let histories = 0;
  beforeAll(async () => {
    hr = await ChunkedHr.start();
  });
  afterAll(() => hr.close());

  it('is rate x (net - returned) for whoever sold a settled invoice, whatever the order its events come in', async () => {
    const picks = fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(salesHistory, picks, async (history, order) => {
        const prefix = `H${String(++histories)}/`;
        for (const chunk of chunksOf(streamsOf(prefix, history), order)) await hr.chunk(chunk);

        const expected = history.invoices.flatMap((each, index) => {
          const earned = earnedBy(history, each);
          if (!earned) return [];
          return [
            `${prefix}KRV-${String(index)} ${prefix}P-${String(earned.employee)} ${hundredths(earned.amount)}`,
          ];
        });
        expect(await hr.balances(prefix)).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });

  it('is what was published', async () => {
    const published = await hr.database.query(
      `SELECT payload::json ->> 'accrualNo' AS no, headers::json ->> 'ce_type' AS type, payload::json ->> 'amount' AS amount
       FROM outbox ORDER BY (payload::json ->> 'accrualNo') COLLATE "C"`,
    );
    const kept = await hr.database.query(
      `SELECT accrual_no AS no, CASE kind WHEN 'ACCRUAL' THEN $1 ELSE $2 END AS type, amount::text
       FROM commission_entry ORDER BY accrual_no`,
      [PrimHakedildi.type, PrimGeriAlindi.type],
    );
    expect(kept.length).toBeGreaterThan(EMPLOYEES);
    expect(published).toEqual(kept);
  });
});
