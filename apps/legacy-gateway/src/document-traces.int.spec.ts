import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService } from '@kervan/service';
import { eventually, otlpReceiver, type OtlpReceiver } from '@kervan/testing';
import { legacyGateway } from './legacy-gateway.js';
import { dayFile, row } from './online-retail/retail-rows.mother.js';
import { Receiving } from './receiving/receiving.mother.js';

describe('the trace of a document', () => {
  let receiving: Receiving;
  let collector: OtlpReceiver;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    collector = await otlpReceiver();
  });
  afterAll(async () => {
    await collector.close();
    await receiving.close();
  });

  it('begins with its receipt, one per document, and goes on with its event', async () => {
    await receiving.drop('2010-12-01.csv', dayFile(row(), row({ documentNo: '536366' })));
    await writeFile(join(receiving.folder, '2010-12-01.csv.done'), '');
    const config = parseConfig(legacyGateway, {
      DATABASE_URL: receiving.url,
      KAFKA_BROKERS: 'memory:0',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      WATCH_FOLDER: receiving.folder,
    });

    const gateway = await startService(legacyGateway, {
      config,
      logger: createLogger('legacy-gateway', { level: 'fatal' }),
      broker: memoryBroker(),
    });
    await eventually('the file to be moved', async () => (await receiving.names()).processed.length === 1);
    await gateway.close();

    const events = await receiving.database.query<{ key: string; trace: string }>(
      `SELECT key, split_part(headers::json ->> 'traceparent', '-', 2) AS trace FROM outbox ORDER BY id`,
    );
    expect(events.map(({ key }) => key)).toEqual(['536365', '536366']);
    for (const { key, trace } of events) {
      expect(collector.spansOf(trace).filter(({ parentSpanId }) => parentSpanId === null)).toMatchObject([
        { service: 'legacy-gateway', name: `receive ${key}`, attributes: { 'kervan.document_no': key } },
      ]);
    }
  });
});
