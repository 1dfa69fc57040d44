import { MalKabulEdildi, StokRezervasyonuSerbestBirakildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { noteArrivals, type StockLevel } from './note-levels.js';
import { stockLevelLock } from './stock-level-lock.js';

@Controller()
export class HearOfStock {
  /** Goods that came in may serve orders that wait; losses serve nobody. */
  @OnEvent(MalKabulEdildi, { locks: ({ data }) => locksOf(gains(data)) })
  async received({ data }: MalKabulEdildi, tx: Tx): Promise<void> {
    await noteArrivals(tx.db, gains(data));
  }

  /** So may goods that are held no longer. An order whose goods were held too long is invoiced: the
   * warehouse owes them. */
  @OnEvent(StokRezervasyonuSerbestBirakildi, { locks: ({ data }) => locksOf(data.lines) })
  async released({ data }: StokRezervasyonuSerbestBirakildi, tx: Tx): Promise<void> {
    await noteArrivals(tx.db, data.lines);
  }
}

function gains({ lines }: MalKabulEdildi['data']): readonly StockLevel[] {
  return lines.filter(({ quantity }) => Quantity.of(quantity).isPositive);
}

function locksOf(levels: readonly StockLevel[]): ReturnType<typeof stockLevelLock>[] {
  return levels.map(({ sku }) => stockLevelLock(sku));
}
