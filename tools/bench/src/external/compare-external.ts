import { connectDatabase } from '@kervan/database';
import { v7 as uuidv7 } from 'uuid';
import type { BenchRun } from '../bench.js';
import { drain } from '../benches/publish.js';
import { compared } from '../figures/compared.js';
import type { Comparison } from '../figures/figures.js';
import { ratesBetween, type Reading } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { wallClock } from '../process/wall-clock.js';
import { measurement, topic } from '../workload/measurement.js';
import type { External } from './external.js';
import { ExternalPublisher } from './external-publisher.js';

const PER_STATEMENT = 10;

/** Our publisher and another one drain the same events in turns; `changed` is the other one's. */
export async function compareExternal(
  { fresh, events, rounds }: BenchRun,
  external: External,
): Promise<readonly Comparison[]> {
  const rates: { plain: number; changed: number }[] = [];
  const cpu: { plain: number; changed: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const ours = await fresh((place) => drain(place, events));
    const theirs = await fresh((place) => drainExternal(place, external, events));
    rates.push({ plain: ours.eventsPerSecond, changed: theirs.eventsPerSecond });
    cpu.push({ plain: ours.cpuUsPerEvent, changed: theirs.cpuUsPerEvent });
  }
  return [
    compared('publish', `events/s, ours and ${external.name}`, rates),
    compared('publish', `publisher CPU us/event, ours and ${external.name}`, cpu),
  ];
}

/** Measured from the first records on the topic to the last. */
async function drainExternal(place: BenchPlace, external: External, events: number) {
  const { database, broker, postgresCpu } = place;
  const connection = await connectDatabase({ url: database.url, applicationName: 'bench', poolSize: 1 });
  try {
    await connection.query('DROP TABLE IF EXISTS outbox CASCADE');
    await connection.query(external.schemaSql);
    for (let first = 0; first < events; first += PER_STATEMENT) {
      const rows = Array.from({ length: PER_STATEMENT }, (_, step) => rowOf(first + step));
      await connection.query(external.insertSql, [JSON.stringify(rows), topic.name]);
    }
    await place.checkpoint();
    const publisher = new ExternalPublisher(external, place);
    try {
      const reading = async (done: number): Promise<Reading> => {
        const [cpuUs, postgresCpuUs] = await Promise.all([publisher.cpuUs(), postgresCpu.usedUs()]);
        return { at: wallClock(), events: done, cpuUs, postgresCpuUs };
      };
      let first: Reading | undefined;
      await untilAll(events, async () => {
        const partitions = await broker.offsets(topic.name);
        const done = partitions.reduce((sum, { start, end }) => sum + end - start, 0);
        if (done > 0) first ??= await reading(done);
        return done;
      });
      const last = await reading(events);
      return ratesBetween(first ?? last, last);
    } finally {
      await publisher.stop();
    }
  } finally {
    await connection.close();
  }
}

function rowOf(index: number) {
  const data = measurement(index);
  return { id: uuidv7(), key: data.measurementNo, seq: data.number, payload: JSON.stringify(data) };
}
