import { UrunTanimlandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { DefinedProducts } from './defined-products.js';

@Controller()
export class LearnProducts {
  /** From now on the product can be reserved, despatched and received; a service passes without any of it. */
  @OnEvent(UrunTanimlandi)
  learn({ data }: UrunTanimlandi, tx: Tx): Promise<void> {
    tx.touched('product', data.sku);
    tx.shared(DefinedProducts).add(data.sku, data.stocked);
    return Promise.resolve();
  }
}
