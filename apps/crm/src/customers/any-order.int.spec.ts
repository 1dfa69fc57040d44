import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChunkedService, Step } from '@kervan/testing';
import fc from 'fast-check';
import { chunkedCrm, steps } from './chunked-crm.mother.js';
import { customerHistory, openAmountOf, type CustomerHistory } from './customer-history.mother.js';
import {
  approval,
  cancellation,
  cancelledInvoice,
  goodsReturned,
  hold,
  invoice,
  laterMatch,
  limit,
  opening,
  payment,
} from './history.mother.js';
import { readCustomer } from './read-customer.js';
import { kurus } from './kurus.mother.js';

/** Events of one key of one topic, which come in order. */
type Stream = readonly Step[];

/** What is told of a history: one stream per order, invoice, return and payment; limits in no order at all. */
function streamsOf(accountNo: string, { limits, orders }: CustomerHistory): Stream[] {
  const own = { accountNo };
  const ofLimits = limits.map((newLimit, index) => [
    steps.limited({ ...limit(kurus(newLimit), index + 2), ...own }),
  ]);
  const ofOrders = orders.flatMap(({ gross, fates, billed }, index): Stream[] => {
    const orderNo = `${accountNo}/SIP-${index}`;
    const invoiceNo = `${accountNo}/KRV-${index}`;
    let approvalNo = 0;
    const ofOrder = fates.map((fate) => {
      if (fate === 'held') return steps.held(hold(orderNo, accountNo));
      if (fate === 'cancelled') return steps.orderCancelled(cancellation(orderNo, accountNo));
      approvalNo += 1;
      return steps.approved(approval(orderNo, kurus(gross * approvalNo), { ...own, approvalNo }));
    });
    if (!billed) return [ofOrder];
    const issued = invoice(invoiceNo, kurus(billed.payable), { ...own, orderNo });
    if (billed.cancelled)
      return [ofOrder, [steps.issued(issued), steps.invoiceCancelled(cancelledInvoice(issued))]];
    const returns = billed.returns.map((gross_, place) => [
      steps.returned(
        goodsReturned(`${invoiceNo}/IAD-${place}`, kurus(gross_), place % 2 ? null : invoiceNo, accountNo),
      ),
    ]);
    const payments = billed.payments.map(({ atOnce, later, advance }, place) => {
      const paymentNo = `${invoiceNo}/THS-${place}`;
      const now = payment(
        paymentNo,
        kurus(atOnce + later + advance),
        { [invoiceNo]: kurus(atOnce) },
        kurus(later + advance),
        accountNo,
      );
      const afterwards = laterMatch(paymentNo, { [invoiceNo]: kurus(later) }, kurus(advance), accountNo);
      return [steps.paid(now), steps.matched(afterwards)];
    });
    return [ofOrder, [steps.issued(issued)], ...returns, ...payments];
  });
  return [[steps.opened(opening(own))], ...ofLimits, ...ofOrders];
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
    if (pick % 5 === 0) chunks.push([]);
  }
  return chunks;
}

describe('the view of a customer', () => {
  let crm: ChunkedService;
  let customers = 0;
  beforeAll(async () => {
    crm = await chunkedCrm();
  });
  afterAll(() => crm.close());

  it('is the same whatever the order its events come in', async () => {
    const picks = fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(customerHistory, picks, async (history, order) => {
        const accountNo = `A-${String(++customers)}`;
        const streams = streamsOf(accountNo, history);
        for (const chunk of chunksOf(streams, order)) await crm.chunk(chunk);

        const view = await crm.work.run(({ db }) => readCustomer(db, accountNo, '2026-04-02'));
        const bills = history.orders.flatMap(({ billed }) => (billed && !billed.cancelled ? [billed] : []));
        const payments = bills.flatMap((bill) => bill.payments);
        const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
        const open = history.orders.map(openAmountOf).filter((amount) => amount > 0);
        const balance =
          sum(bills.map(({ payable }) => payable)) -
          sum(bills.flatMap(({ returns }) => returns)) -
          sum(payments.map(({ atOnce, later }) => atOnce + later));
        expect(view).toMatchObject({
          creditLimit: kurus(history.limits.at(-1) ?? 100_000),
          limitVersion: history.limits.length + 1,
          balance: kurus(balance),
          openOrderAmount: kurus(sum(open)),
          advances: kurus(sum(payments.map(({ advance }) => advance))),
          openOrders: { count: open.length },
          version: streams.flat().length,
        });
      }),
      { numRuns: 60 },
    );
  });
});
