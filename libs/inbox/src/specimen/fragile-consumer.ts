import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Module, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { defineEvent, toHeaders, type EventOf } from '@kervan/contracts';
import { connectDatabase } from '@kervan/database';
import { memoryBroker, MemoryCluster } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { TransactionalUnitOfWork, type Tx } from '@kervan/outbox';
import { z } from 'zod';
import { connectInbox } from '../consuming/connect-inbox.js';
import { OnEvent } from '../handling/on-event.js';

/** A process that consumes the same few events at each start, dies of one of them, and ends once all are done. */
const KEYS = ['A', 'B', 'deadly', 'D', 'E'];

const Dropped = defineEvent({
  type: 'spec.Dropped.v1',
  topic: 'spec.drop',
  key: 'thingNo',
  summary: 'A thing of a spec was dropped.',
  schema: z.object({ thingNo: z.string() }),
});
type Dropped = EventOf<typeof Dropped>;

@Controller()
class Drops {
  @OnEvent(Dropped)
  async drop({ data: { thingNo } }: Dropped, tx: Tx): Promise<void> {
    if (thingNo === 'deadly') process.kill(process.pid, 'SIGKILL');
    await tx.db.query('INSERT INTO effect (thing_no, step) VALUES ($1, 1)', [thingNo]);
  }
}

@Module({ controllers: [Drops] })
class DropModule {}

function records() {
  return KEYS.map((key) => ({
    topic: Dropped.topic,
    partition: 0,
    key,
    value: JSON.stringify({ thingNo: key }),
    headers: toHeaders({
      id: key,
      type: Dropped.type,
      source: '/spec/producer',
      key,
      time: '2010-12-01T08:00:00Z',
      sequence: { epoch: 1, number: 1 },
      correlationId: key,
      causationId: null,
      workOrderNo: null,
      traceparent: null,
      tracestate: null,
    }),
  }));
}

const [url = ''] = process.argv.slice(2);
const database = await connectDatabase({ url, applicationName: 'fragile' });
const cluster = new MemoryCluster();
cluster.create([{ name: Dropped.topic, partitions: 1 }]);
for (const record of records()) cluster.append(record);

const settings: Pick<NestApplicationOptions, 'logger'> = { logger: false };
const app = await NestFactory.create(DropModule, settings);
connectInbox(app, {
  consumer: 'fragile',
  broker: memoryBroker(cluster),
  unitOfWork: new TransactionalUnitOfWork(database, { source: '/spec' }),
  logger: createLogger('fragile', { destination: { write: () => undefined } }),
  retry: { attempts: 40, waitMs: () => 3_600_000 },
});
await app.startAllMicroservices();
const done = async () => {
  const rows = await database.query('SELECT FROM inbox_partition WHERE next_offset = $1', [KEYS.length]);
  return rows.length > 0;
};
while (!(await done())) await delay(20);
await app.close();
await database.close();
