import { UrunTanimlandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { ToldProducts } from './told-products.js';

@Controller()
export class LearnProducts {
  /** From now on lines with the product are taken. */
  @OnEvent(UrunTanimlandi)
  learn({ data }: UrunTanimlandi, tx: Tx): Promise<void> {
    tx.touched('product', data.sku);
    tx.shared(ToldProducts).add(data);
    return Promise.resolve();
  }
}
