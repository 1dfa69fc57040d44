import { StokDuzeyiDegisti } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { ToldLevels } from './told-levels.js';

@Controller()
export class FollowStock {
  /** Keeps the level of the highest version, whether its product is known yet or not. */
  @OnEvent(StokDuzeyiDegisti)
  follow({ data }: StokDuzeyiDegisti, tx: Tx): Promise<void> {
    tx.touched('stock_level', data.stockItemNo);
    tx.shared(ToldLevels).add(data);
    return Promise.resolve();
  }
}
