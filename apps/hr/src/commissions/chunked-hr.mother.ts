import {
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  PersonelAyrildi,
  PersonelIseBasladi,
  SatisTemsilcisiAtandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { chunkedService, stepOf, type ChunkedService } from '@kervan/testing';
import { LearnAssignments } from '../assignments/learn-assignments.js';
import { LearnEmployees } from '../employees/learn-employees.js';
import { hr } from '../hr.js';
import { FollowInvoices } from '../invoices/follow-invoices.js';
import { FollowPayments } from '../invoices/follow-payments.js';
import { SalesRecords } from './sales-records.js';

const records = new SalesRecords({ COMMISSION_TAX_RATE: '15' });
const employees = new LearnEmployees(records);
const assignments = new LearnAssignments(records);
const invoices = new FollowInvoices(records);
const payments = new FollowPayments(records);

/** What a chunk does for an event with this data. */
export const steps = {
  joined: stepOf(PersonelIseBasladi, (event, tx) => employees.joined(event, tx)),
  left: stepOf(PersonelAyrildi, (event, tx) => employees.left(event, tx)),
  assigned: stepOf(SatisTemsilcisiAtandi, (event, tx) => assignments.assigned(event, tx)),
  issued: stepOf(FaturaKesildi, (event, tx) => invoices.issued(event, tx)),
  cancelled: stepOf(FaturaIptalEdildi, (event, tx) => invoices.cancelled(event, tx)),
  returned: stepOf(IadeFaturasiAlindi, (event, tx) => invoices.returned(event, tx)),
  paid: stepOf(TahsilatAlindi, (event, tx) => payments.received(event, tx)),
  matched: stepOf(TahsilatEslestirildi, (event, tx) => payments.matched(event, tx)),
};

/** An HR whose transactions a spec makes itself, as many at once as it likes. */
export function chunkedHr(): Promise<ChunkedService> {
  return chunkedService(hr);
}

/** Accrued - reversed, `invoice employee amount`, where it is not nothing. */
export async function balances({ database }: ChunkedService, invoicePrefix: string): Promise<string[]> {
  const rows = await database.query<{ balance: string }>(
    `SELECT invoice_no || ' ' || employee_no || ' ' ||
            sum(CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END) AS balance
     FROM commission_entry WHERE starts_with(invoice_no, $1) GROUP BY invoice_no, employee_no
     HAVING sum(CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END) <> 0
     ORDER BY invoice_no COLLATE "C"`,
    [invoicePrefix],
  );
  return rows.map(({ balance }) => balance);
}

/** What was accrued, and what was reversed: `invoice employee kind amount`. */
export async function sumsByKind({ database }: ChunkedService, invoicePrefix: string): Promise<string[]> {
  const rows = await database.query<{ sum: string }>(
    `SELECT concat_ws(' ', invoice_no, employee_no, kind, sum(amount)) AS sum
     FROM commission_entry WHERE starts_with(invoice_no, $1) GROUP BY invoice_no, employee_no, kind
     ORDER BY invoice_no COLLATE "C", kind`,
    [invoicePrefix],
  );
  return rows.map(({ sum }) => sum);
}
