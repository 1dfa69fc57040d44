import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { OlcumAlindi } from '../workload/measurement.js';

@Controller()
export class Arrivals {
  /** Its time is that of the write; the chunk commits right after its last handler. */
  @OnEvent(OlcumAlindi)
  async note(event: OlcumAlindi, tx: Tx): Promise<void> {
    void tx.db.query('INSERT INTO arrival (event_id) VALUES ($1)', [event.id]);
    await Promise.resolve();
  }
}
