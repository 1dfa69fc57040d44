import { day, KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { pageOf, toPage, type Page, type PageRequest } from '@kervan/service';
import { z } from 'zod';
import { VoucherLine } from '../journal/voucher-line.entity.js';
import { Voucher } from '../journal/voucher.entity.js';

/** Number of a voucher: that of its document with a prefix, and a suffix where a document has several. */
export const voucherNumber = z.string().min(1).max(128);

const head = {
  voucherNo: z.string(),
  /** Day of its period. */
  date: day,
  /** Day of the document: an earlier one where its period was closed already. */
  documentDate: day,
  sourceEventId: z.string(),
  documentNo: z.string(),
  /** Of the document. */
  currency: z.string(),
};

export const VoucherSummary = z.object(head).meta({ id: 'VoucherSummary' });
export type VoucherSummary = z.output<typeof VoucherSummary>;

export const VoucherPage = pageOf(VoucherSummary, 'VoucherPage');

/** Yevmiye fisi: a voucher with its lines, amounts in TRY and in the currency of the document. */
export const VoucherView = z
  .object({
    ...head,
    lines: z.array(
      z.object({
        lineNo: z.int(),
        glAccount: z.string(),
        accountNo: z.string().nullable(),
        /** The invoice that the line raises or settles. */
        itemNo: z.string().nullable(),
        dueDate: day.nullable(),
        debit: z.string(),
        credit: z.string(),
        documentDebit: z.string(),
        documentCredit: z.string(),
      }),
    ),
  })
  .meta({ id: 'Voucher' });
export type VoucherView = z.output<typeof VoucherView>;

/** Which vouchers are asked for; all of them by default. */
export interface VoucherFilter {
  readonly documentNo?: string | undefined;
  readonly sourceEventId?: string | undefined;
}

/** A page of vouchers by number. */
export async function listVouchers(
  db: Db,
  { documentNo, sourceEventId }: VoucherFilter,
  page: PageRequest,
): Promise<Page<VoucherSummary>> {
  const vouchers = await db.query<VoucherSummary>(
    `SELECT voucher_no AS "voucherNo", date, document_date AS "documentDate", source_event_id AS "sourceEventId",
       document_no AS "documentNo", currency
     FROM voucher
     WHERE voucher_no > $1 AND ($2::text IS NULL OR document_no = $2) AND ($3::text IS NULL OR source_event_id = $3)
     ORDER BY voucher_no LIMIT $4`,
    [page.after ?? '', documentNo ?? null, sourceEventId ?? null, page.limit + 1],
  );
  return toPage(vouchers, page, ({ voucherNo }) => voucherNo);
}

/** @throws KervanError VOUCHER_NOT_FOUND */
export async function findVoucher(db: Db, voucherNo: string): Promise<VoucherView> {
  const [voucher, lines] = await Promise.all([
    db.findOne(Voucher, { voucherNo }),
    db.find(VoucherLine, { voucherNo }),
  ]);
  if (!voucher) throw new KervanError('VOUCHER_NOT_FOUND', `voucher ${voucherNo} does not exist`);
  return VoucherView.parse({ ...voucher, lines: lines.sort((one, other) => one.lineNo - other.lineNo) });
}
