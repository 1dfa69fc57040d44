import { UrunFiyatiDegisti } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { PriceChanges } from './price-changes.js';

@Controller()
export class LearnPrices {
  /** Keeps the price of the highest version, whether its product is known yet or not. */
  @OnEvent(UrunFiyatiDegisti)
  learn({ data }: UrunFiyatiDegisti, tx: Tx): Promise<void> {
    tx.touched('price', `${data.priceList}/${data.sku}/${data.validFrom}`);
    tx.shared(PriceChanges).add(data);
    return Promise.resolve();
  }
}
