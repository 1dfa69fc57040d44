import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChunkedService, Step } from '@kervan/testing';
import { invoice, paid } from '../invoices/trade.mother.js';
import { balances, chunkedHr, steps } from './chunked-hr.mother.js';

const ten = Array.from({ length: 10 }, (_, index) => String(index));
const turned = [...ten].reverse();

const joined = (no: string) =>
  steps.joined({ employeeNo: `P-${no}`, startDate: '2020-01-01', commissionRate: '10' });
const assigned = (no: string) =>
  steps.assigned({ accountNo: `A-${no}`, employeeNo: `P-${no}`, validFrom: '2026-01-01', version: 1 });
const issued = (no: string) => steps.issued(invoice(`A-${no}`, `KRV-${no}`, '100.00'));
const settled = (no: string) => steps.paid(paid(`A-${no}`, `THS-${no}`, `KRV-${no}`));

describe('two chunks', () => {
  let hr: ChunkedService;
  beforeAll(async () => {
    hr = await chunkedHr();
  });
  afterAll(() => hr.close());

  it.each([
    ['employees', 'SELECT FROM employee WHERE employee_no = $1 FOR UPDATE', 'P-5', joined],
    ['accounts', 'SELECT FROM account WHERE account_no = $1 FOR UPDATE', 'A-5', issued],
  ] as const)(
    'that name the same %s in opposite order do not wait in a circle',
    async (_, lock, key, stepOf) => {
      await hr.chunk(ten.map(stepOf));
      const blocking = await hr.work.begin();
      await blocking.db.query(lock, [key]);
      const both = [hr.chunk(ten.map(stepOf)), hr.chunk(turned.map(stepOf))];
      await hr.waitingForLocks(2);
      await blocking.rollback();
      await Promise.all(both);
    },
  );

  it.each<[string, string, Step, Step, readonly Step[]]>([
    ['assignment', 'joining', assigned('X'), joined('X'), [issued('X'), settled('X')]],
    ['joining', 'assignment', joined('Y'), assigned('Y'), [issued('Y'), settled('Y')]],
    ['settlement', 'assignment', settled('Z'), assigned('Z'), [joined('Z'), issued('Z')]],
    ['assignment', 'settlement', assigned('V'), settled('V'), [joined('V'), issued('V')]],
    ['settlement', 'joining', settled('W'), joined('W'), [assigned('W'), issued('W')]],
    ['invoice', 'settlement', issued('U'), settled('U'), [joined('U'), assigned('U')]],
  ])('of which one tells the %s and the other the %s do not miss each other', async (...told) => {
    const [, , first, second, before] = told;
    const already = (await balances(hr, 'KRV-')).length;
    await hr.chunk(before);
    const commit = await hr.uncommitted([first]);
    const other = hr.chunk([second]);
    await hr.waitingForLocks(1);
    await commit();
    await other;

    expect(await balances(hr, 'KRV-')).toHaveLength(already + 1);
  });
});
