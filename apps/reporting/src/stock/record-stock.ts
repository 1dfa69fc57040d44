import { MalKabulEdildi, SevkiyatGerceklesti } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { NewFacts } from '../facts/new-facts.js';
import { StockMovement } from './stock-movement.entity.js';
import { movementsIn, movementsOut } from './stock-movements-of.js';

/**
 * The value of the stock is the sum of what goods cost that came in and went out. StokDuzeyiDegisti is not consumed: it
 * tells levels without a value, once per item and transaction, many times more events than documents.
 */
@Controller()
export class RecordStock {
  @OnEvent(MalKabulEdildi)
  received({ data: { receiptNo, receiptDate, currency, lines } }: MalKabulEdildi, tx: Tx): Promise<void> {
    const receipt = { documentNo: receiptNo, movedOn: receiptDate, currency, lines };
    tx.touched('stock_movement', receiptNo);
    tx.shared(NewFacts).add(StockMovement, movementsIn(receipt));
    return Promise.resolve();
  }

  @OnEvent(SevkiyatGerceklesti)
  despatched({ data }: SevkiyatGerceklesti, tx: Tx): Promise<void> {
    const { despatchNoteNo: documentNo, despatchDate: movedOn, currency, lines } = data;
    tx.touched('stock_movement', documentNo);
    tx.shared(NewFacts).add(StockMovement, movementsOut({ documentNo, movedOn, currency, lines }));
    return Promise.resolve();
  }
}
