import type { Db } from '@kervan/database';
import type { Page } from '@kervan/service';
import { readPage } from '../paging/read-page.js';
import { findPayment } from './find-payment.js';
import { PaymentMatchRow } from './payment-match.entity.js';
import { Payment } from './payment.entity.js';
import { PaymentHeadView, PaymentView, type PaymentQuery } from './payments.schema.js';

/** @throws KervanError PAYMENT_NOT_FOUND */
export async function readPayment(db: Db, paymentNo: string): Promise<PaymentView> {
  const [payment, matches] = await Promise.all([
    findPayment(db, paymentNo),
    db.find(PaymentMatchRow, { paymentNo }),
  ]);
  matches.sort(
    (one, other) => one.paymentVersion - other.paymentVersion || (one.invoiceNo < other.invoiceNo ? -1 : 1),
  );
  return PaymentView.parse({ ...payment, matches });
}

/** Payments by number, without what they settle. */
export async function listPayments(db: Db, query: PaymentQuery): Promise<Page<PaymentHeadView>> {
  const { items, next } = await readPage(
    db,
    {
      table: 'payment',
      key: 'payment_no',
      filters: { 'account_no =': query.accountNo },
      find: (paymentNo) => db.find(Payment, { paymentNo }),
      keyOf: ({ paymentNo }) => paymentNo,
    },
    query,
  );
  return { items: items.map((payment) => PaymentHeadView.parse(payment)), next };
}
