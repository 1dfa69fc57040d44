import { StokDuzeyiDegisti } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { ToldLevels } from './told-levels.js';

@Controller()
export class FollowStock {
  /** Keeps the level of the highest version; a depot is known from its first level on. */
  @OnEvent(StokDuzeyiDegisti)
  follow({ data }: StokDuzeyiDegisti, tx: Tx): Promise<void> {
    tx.touched('stock_level', data.stockItemNo);
    tx.shared(ToldLevels).add(data);
    return Promise.resolve();
  }
}
