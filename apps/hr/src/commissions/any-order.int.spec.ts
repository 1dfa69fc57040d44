import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrimGeriAlindi, PrimHakedildi } from '@kervan/contracts';
import type { ChunkedService, Step } from '@kervan/testing';
import fc from 'fast-check';
import { cancelled, goodsReturned, invoice, matched, paid } from '../invoices/trade.mother.js';
import { balances, chunkedHr, steps, sumsByKind } from './chunked-hr.mother.js';
import {
  earnedBy,
  EMPLOYEES,
  salesHistory,
  type Earned,
  type InvoiceHistory,
  type SalesHistory,
} from './sales-history.mother.js';

/** Events of one key of one topic, which come in order. */
type Stream = readonly Step[];

/** The streams of a history. */
interface Streams {
  readonly people: readonly Stream[];
  readonly returnsBeforeSettlement: readonly Stream[];
  /** Invoices and what settles them, and returns that came after it. */
  readonly sales: readonly Stream[];
}

const march = (day: number) => `2026-03-0${String(day)}`;
const hundredths = (amount: number) =>
  `${String(Math.floor(amount / 100))}.${String(amount % 100).padStart(2, '0')}`;

/** The streams of a history whose numbers begin with a prefix of their own. */
function streamsOf(prefix: string, { employees, assignments, invoices }: SalesHistory): Streams {
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
  const ofInvoices = invoices.map((of, index) => streamsOfInvoice(prefix, index, of));
  return {
    people: [...ofEmployees, ...ofAssignments],
    returnsBeforeSettlement: ofInvoices.flatMap(({ before }) => before),
    sales: ofInvoices.flatMap(({ other }) => other),
  };
}

function streamsOfInvoice(prefix: string, index: number, history: InvoiceHistory) {
  const { issued, net, fate, returns, before } = history;
  const invoiceNo = `${prefix}KRV-${String(index)}`;
  const data = invoice(prefix, invoiceNo, hundredths(net), { issueDate: march(issued) });
  const paymentNo = `${invoiceNo}/THS`;
  // Before the payment by its date, or after it.
  const issueDate = index % 2 ? '2026-03-10' : '2026-03-20';
  const ofReturns = returns.map((returned, place): Stream => {
    const returnNo = `${invoiceNo}/IAD-${String(place)}`;
    // As the core says it: of everything that comes after the settlement.
    const settled = fate !== 'open' && place >= before;
    return [
      steps.returned(
        goodsReturned(prefix, returnNo, invoiceNo, hundredths(returned), { issueDate, settled }),
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
  const settledByReturn = fate === 'settled by a return' ? before + 1 : before;
  return {
    before: ofReturns.slice(0, settledByReturn),
    other: [
      [steps.issued(data), ...(fate === 'cancelled' ? [steps.cancelled(cancelled(data))] : [])],
      ...ofReturns.slice(settledByReturn),
      ofPayments[fate] ?? [],
    ],
  };
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

const picks = fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 });

describe('what is earned by', () => {
  let hr: ChunkedService;
  let histories = 0;
  beforeAll(async () => {
    hr = await chunkedHr();
  });
  afterAll(() => hr.close());

  const hear = async (streams: readonly Stream[], order: readonly number[]) => {
    for (const chunk of chunksOf(streams, order)) await hr.chunk(chunk);
  };
  /** What is expected of each invoice that earns something. */
  const ofEach = (history: SalesHistory, prefix: string, sums: (earned: Earned) => [string, number][]) =>
    history.invoices.flatMap((each, index) => {
      const earned = earnedBy(history, each);
      return (earned ? sums(earned) : [])
        .filter(([, amount]) => amount !== 0)
        .map(([kind, amount]) =>
          [
            `${prefix}KRV-${String(index)}`,
            `${prefix}P-${String(earned?.employee)}`,
            kind,
            hundredths(amount),
          ]
            .filter((part) => part !== '')
            .join(' '),
        );
    });

  it('whoever sold a settled invoice is rate x (net - returned), whatever the order its events come in', async () => {
    await fc.assert(
      fc.asyncProperty(salesHistory, picks, async (history, order) => {
        const prefix = `H${String(++histories)}/`;
        const { people, returnsBeforeSettlement, sales } = streamsOf(prefix, history);
        await hear([...people, ...returnsBeforeSettlement, ...sales], order);

        expect(await balances(hr, prefix)).toEqual(
          ofEach(history, prefix, ({ accrued, reversed }) => [['', accrued - reversed]]),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('a paid invoice is accrued with its base at the settlement and reversed by later returns, whatever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(salesHistory, picks, async (history, order) => {
        const prefix = `K${String(++histories)}/`;
        const { people, returnsBeforeSettlement, sales } = streamsOf(prefix, history);
        await hear(people, order);
        await hear(returnsBeforeSettlement, order);
        await hear(sales, order);

        expect(await sumsByKind(hr, prefix)).toEqual(
          ofEach(history, prefix, ({ accrued, reversed }) => [
            ['ACCRUAL', accrued],
            ['REVERSAL', reversed],
          ]),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('anybody is what was published', async () => {
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
