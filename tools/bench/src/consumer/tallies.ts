import { KervanError } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { CONFIG, type ConfigOf } from '@kervan/service';
import { Controller, Inject } from '@nestjs/common';
import { OlcumAlindi } from '../workload/measurement.js';
import type { settings } from './bench-consumer.js';

const upsert = `
  INSERT INTO tally AS known (measurement_no, last) VALUES ($1, $2)
  ON CONFLICT (measurement_no) DO UPDATE
  SET last = excluded.last, handled = known.handled + 1`;

@Controller()
export class Tallies {
  readonly #failing: ReadonlySet<string>;

  constructor(@Inject(CONFIG) config: ConfigOf<typeof settings>) {
    this.#failing = new Set(Array.from({ length: config.BENCH_FAILING_KEYS }, (_, key) => `M-${key}`));
  }

  /** One write per event, and no set-based short cut: what a plain handler costs. */
  @OnEvent(OlcumAlindi)
  async count(event: OlcumAlindi, tx: Tx): Promise<void> {
    const { measurementNo, number } = event.data;
    if (this.#failing.has(measurementNo))
      throw new KervanError('RESOURCE_EXISTS', 'the bench wants it to fail');
    await tx.db.query(upsert, [measurementNo, number]);
    tx.touched('tally', measurementNo);
  }
}
