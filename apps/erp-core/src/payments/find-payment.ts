import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Payment } from './payment.entity.js';

/** @throws KervanError PAYMENT_NOT_FOUND */
export async function findPayment(db: Db, paymentNo: string): Promise<RowOf<Payment>> {
  const payment = await db.findOne(Payment, { paymentNo });
  if (!payment) throw new KervanError('PAYMENT_NOT_FOUND', `payment ${paymentNo} does not exist`);
  return payment;
}
