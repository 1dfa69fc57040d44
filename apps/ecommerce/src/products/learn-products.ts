import { UrunTanimlandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { DefinedProducts } from './defined-products.js';

@Controller()
export class LearnProducts {
  /** From now on the product is in the catalogue. */
  @OnEvent(UrunTanimlandi)
  learn({ data }: UrunTanimlandi, tx: Tx): Promise<void> {
    const { sku, description, unit, stocked } = data;
    tx.touched('product', sku);
    tx.shared(DefinedProducts).add({ sku, description: description ?? null, unit, stocked });
    return Promise.resolve();
  }
}
