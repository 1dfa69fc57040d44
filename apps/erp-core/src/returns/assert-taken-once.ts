import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { ReturnInvoice } from './return-invoice.entity.js';

/**
 * A return document of an account is taken once, for a transaction that holds the row of the account. Its number is the
 * customer's own: another account may use the same.
 *
 * @throws KervanError RESOURCE_EXISTS naming the document.
 */
export async function assertTakenOnce(
  db: Db,
  { accountNo, documentNo }: Pick<ReturnInvoice, 'accountNo' | 'documentNo'>,
): Promise<void> {
  if (await db.findOne(ReturnInvoice, { accountNo, documentNo }))
    throw new KervanError('RESOURCE_EXISTS', `return document ${documentNo} was taken before`);
}
