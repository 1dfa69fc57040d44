import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChunkedService, Step } from '@kervan/testing';
import { goodsReturned, invoice, paid } from '../invoices/trade.mother.js';
import { balances, chunkedHr, steps } from './chunked-hr.mother.js';

const numbers = Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0'));
const turned = [...numbers].reverse();

/** One event per account or employee, in both orders, in chunks of ten. */
function chunks(round: number, stepOf: (no: string) => Step): Step[][] {
  const order = round % 2 ? numbers : turned;
  return [0, 10, 20, 30].map((from) => order.slice(from, from + 10).map(stepOf));
}

describe('chunks that complete the same sales at once', () => {
  let hr: ChunkedService;
  beforeAll(async () => {
    hr = await chunkedHr();
  });
  afterAll(() => hr.close());

  it.each([1, 2, 3, 4, 5])(
    'neither wait for each other in a circle nor miss what another tells, round %i',
    async (round) => {
      const of = (no: string) => ({
        accountNo: `A-${no}`,
        employeeNo: `P-${String(round)}-${no}`,
        invoiceNo: `R${String(round)}/KRV-${no}`,
      });
      const told = [
        chunks(round, (no) => {
          const { employeeNo } = of(no);
          return steps.joined({ employeeNo, startDate: '2020-01-01', commissionRate: '10' });
        }),
        chunks(round + 1, (no) => {
          const { accountNo, employeeNo } = of(no);
          return steps.assigned({
            accountNo,
            employeeNo,
            validFrom: `2026-03-0${String(round)}`,
            version: round,
          });
        }),
        chunks(round, (no) => {
          const { accountNo, invoiceNo } = of(no);
          return steps.issued(
            invoice(accountNo, invoiceNo, '100.00', { issueDate: `2026-03-0${String(round)}` }),
          );
        }),
        chunks(round + 1, (no) => {
          const { accountNo, invoiceNo } = of(no);
          return steps.paid(paid(accountNo, `${invoiceNo}/THS`, invoiceNo));
        }),
        chunks(round, (no) => {
          const { accountNo, invoiceNo } = of(no);
          return steps.returned(goodsReturned(accountNo, `${invoiceNo}/IAD`, invoiceNo, '40.00'));
        }),
      ];
      // Every kind of event is the last one once.
      const rotated = [...told.slice(round), ...told.slice(0, round)];
      await Promise.all(rotated.flat().map((chunk) => hr.chunk(chunk)));

      expect(await balances(hr, `R${String(round)}/`)).toEqual(
        numbers.map((no) => `${of(no).invoiceNo} ${of(no).employeeNo} 6.00`),
      );
    },
  );
});
