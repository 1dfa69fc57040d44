import { KervanError, PricedLine } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';

/** @throws KervanError INVOICE_NOT_FOUND */
export async function findInvoice(db: Db, invoiceNo: string): Promise<RowOf<Invoice>> {
  const invoice = await db.findOne(Invoice, { invoiceNo });
  if (!invoice) throw new KervanError('INVOICE_NOT_FOUND', `invoice ${invoiceNo} does not exist`);
  return invoice;
}

/** The invoice of an order that is not cancelled, if it has one. */
export function findLiveInvoice(db: Db, orderNo: string): Promise<RowOf<Invoice> | null> {
  return db.findOne(Invoice, { orderNo, cancelledAt: null });
}

/** The lines of an invoice by line number. */
export async function linesOfInvoice(db: Db, invoiceNo: string): Promise<PricedLine[]> {
  const rows = await db.find(InvoiceLine, { invoiceNo });
  return rows.map((row) => PricedLine.parse(row)).sort((one, other) => one.lineNo - other.lineNo);
}
