import { StokFarkiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { Depot } from './depot.entity.js';

@Controller()
export class DepotConsumer {
  /** A stock difference opens the depot it is about. */
  @OnEvent(StokFarkiAlindi)
  async open(event: StokFarkiAlindi, tx: Tx): Promise<void> {
    await tx.db.insert(Depot, { no: event.data.documentNo, city: event.data.origin.source });
  }
}
