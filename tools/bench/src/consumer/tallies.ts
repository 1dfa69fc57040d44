import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { OlcumAlindi } from '../workload/measurement.js';

const upsert = `
  INSERT INTO tally AS known (measurement_no, last) VALUES ($1, $2)
  ON CONFLICT (measurement_no) DO UPDATE
  SET last = excluded.last, handled = known.handled + 1, last_at = clock_timestamp()`;

@Controller()
export class Tallies {
  /** One write per event, and no set-based short cut: what a plain handler costs. */
  @OnEvent(OlcumAlindi)
  async count(event: OlcumAlindi, tx: Tx): Promise<void> {
    const { measurementNo, number } = event.data;
    await tx.db.query(upsert, [measurementNo, number]);
    tx.touched('tally', measurementNo);
  }
}
