import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { eventually } from '@kervan/testing';
import { legacyGateway } from './legacy-gateway.js';
import { dayFile, row } from './online-retail/retail-rows.mother.js';
import { Receiving } from './receiving/receiving.mother.js';

describe('legacy-gateway', () => {
  let receiving: Receiving;
  let gateway: RunningService;

  const start = () =>
    startService(legacyGateway, {
      config: parseConfig(legacyGateway, {
        DATABASE_URL: receiving.url,
        KAFKA_BROKERS: 'memory:0',
        WATCH_FOLDER: receiving.folder,
        STABLE_MS: '86400000',
      }),
      logger: createLogger('legacy-gateway', { level: 'fatal' }),
      broker: memoryBroker(),
    });
  const dropDone = async (name: string, bytes: Buffer) => {
    await receiving.drop(name, bytes);
    await writeFile(join(receiving.folder, `${name}.done`), '');
  };
  const filed = (count: number) =>
    eventually(`${count} files`, async () => (await receiving.names()).processed.length === count);

  beforeEach(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    gateway = await start();
  });
  afterEach(async () => {
    await gateway.close();
    await receiving.close();
  });

  it('reads a file when its sender says that it is done, not before', async () => {
    await receiving.drop('2010-12-01.csv', dayFile(row()));
    await dropDone('2010-12-02.csv', dayFile(row({ documentNo: '536366' })));
    await filed(1);
    expect(await receiving.names()).toEqual({ left: ['2010-12-01.csv'], processed: ['2010-12-02.csv'] });

    await writeFile(join(receiving.folder, '2010-12-01.csv.done'), '');
    await filed(2);

    expect((await receiving.names()).left).toEqual([]);
    expect(await receiving.eventIds()).toHaveLength(2);
  });

  it('goes on with the folder after a restart', async () => {
    await gateway.close();
    await dropDone('2010-12-01.csv', dayFile(row()));

    gateway = await start();

    await filed(1);
    expect(await receiving.eventIds()).toHaveLength(1);
  });
});
