import { UrunTanimlandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { ProductNames } from './product-names.js';

@Controller()
export class LearnProducts {
  /** From now on reports by product show what it is called; what was sold of it before is there already. */
  @OnEvent(UrunTanimlandi)
  learn({ data: { sku, description = '', unit } }: UrunTanimlandi, tx: Tx): Promise<void> {
    tx.touched('product', sku);
    tx.shared(ProductNames).set({ sku, description, unit });
    return Promise.resolve();
  }
}
