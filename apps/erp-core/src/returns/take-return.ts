import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { assertCurrency } from '../accounts/assert-currency.js';
import { lockAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { fxRateOn } from '../fx/fx-rate-on.js';
import { priceDocument } from '../products/price-document.js';
import { withListPrices } from '../products/with-list-prices.js';
import { assertTakenOnce } from './assert-taken-once.js';
import { returnOfInvoice } from './return-of-invoice.js';
import type { ReturnToTake } from './return-to-take.js';
import { writeReturn, type ReturnToWrite } from './write-return.js';

/**
 * Takes a customer's return: the balance falls by its gross, and so does what is open of the related invoice.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, RESOURCE_EXISTS when the document was taken before, RULE_VIOLATION,
 *   NUMBER_INVALID, INVOICE_NOT_FOUND, INVOICE_STATE_INVALID, PRODUCT_NOT_FOUND, PRICE_NOT_FOUND, KDV_RATE_NOT_FOUND,
 *   FX_RATE_NOT_FOUND
 */
export async function takeReturn(tx: Tx, given: ReturnToTake): Promise<void> {
  const { documentNo, accountNo, currency, relatedInvoiceNo } = given;
  const account = await lockAccount(tx.db, accountNo);
  assertCurrency(documentNo, currency, account);
  await assertTakenOnce(tx.db, given);
  const taken = await (relatedInvoiceNo === null
    ? returnOfGoods(tx, given)
    : returnOfInvoice(tx, { ...given, relatedInvoiceNo }));
  moveExposure(tx, account, { balance: Money.of(taken.document.gross, currency).negated() });
  writeReturn(tx, taken);
}

/** A return that names no invoice: an open item of its own. */
async function returnOfGoods(tx: Tx, { lines, ...head }: ReturnToTake): Promise<ReturnToWrite> {
  const { currency, issueDate } = head;
  const numbered = lines.map((line, index) => ({ lineNo: index + 1, ...line }));
  const [fxRate = null, priced] = await Promise.all([
    fxRateOn(tx.db, currency, issueDate),
    withListPrices(tx.db, { businessDate: issueDate, currency, lines: numbered }),
  ]);
  return { head: { ...head, fxRate }, document: await priceDocument(tx.db, priced) };
}
