import { IadeBelgesiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { assertCurrency } from '../accounts/assert-currency.js';
import { findAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { fxRateOn } from '../fx/fx-rate-on.js';
import { priceDocument } from '../products/price-document.js';
import { assertTakenOnce } from './assert-taken-once.js';
import { writeReturn } from './write-return.js';

@Controller()
export class BookReceivedReturn {
  /** Books a received return document as a return invoice; the account's balance falls by its gross. */
  @OnEvent(IadeBelgesiAlindi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async book({ data }: IadeBelgesiAlindi, tx: Tx): Promise<void> {
    const { documentNo, accountNo, businessDate: issueDate, currency } = data;
    const [account, document, fxRate = null] = await Promise.all([
      findAccount(tx.db, accountNo),
      priceDocument(tx.db, data),
      fxRateOn(tx.db, currency, issueDate),
      assertTakenOnce(tx.db, data),
    ]);
    assertCurrency(documentNo, currency, account);
    moveExposure(tx, account, { balance: Money.of(document.gross, currency).negated() });
    const head = { documentNo, relatedInvoiceNo: null, accountNo, issueDate, currency, fxRate };
    writeReturn(tx, { head, document });
  }
}
