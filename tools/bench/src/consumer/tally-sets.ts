import { OnEvents, type RunTx } from '@kervan/inbox';
import { Controller } from '@nestjs/common';
import { OlcumAlindi } from '../workload/measurement.js';

/** In order of the events: the last number of a key is that of its last event. */
const upsert = `
  INSERT INTO tally AS known (measurement_no, last, handled)
  SELECT measurement_no, (array_agg(number ORDER BY ord DESC))[1], count(*)
  FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS taken (measurement_no, number, ord)
  GROUP BY measurement_no ORDER BY measurement_no
  ON CONFLICT (measurement_no) DO UPDATE
  SET last = excluded.last, handled = known.handled + excluded.handled`;

@Controller()
export class TallySets {
  /** One statement for all events of a chunk. */
  @OnEvents(OlcumAlindi)
  async count(events: readonly OlcumAlindi[], tx: RunTx<OlcumAlindi>): Promise<void> {
    await tx.db.query(upsert, [
      events.map(({ data }) => data.measurementNo),
      events.map(({ data }) => data.number),
    ]);
    for (const event of events) tx.for(event).touched('tally', event.data.measurementNo);
  }
}
