import { expect, it } from '@jest/globals';
import { PrimHakedildi } from '@kervan/contracts';
import { temporaryDatabase } from '@kervan/database';
import { OnEvent } from '@kervan/inbox';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import type { Tx } from '@kervan/outbox';
import { Controller, Module } from '@nestjs/common';
import { parseConfig } from '../config/parse-config.js';
import { defineService } from '../define-service.js';
import { startService } from './start-service.js';

@Controller()
class Curious {
  @OnEvent(PrimHakedildi)
  async read(event: PrimHakedildi, tx: Tx): Promise<void> {
    await tx.db.query('SELECT $1', [event.data.employeeNo]);
  }
}

@Module({ controllers: [Curious] })
class CuriousModule {}

it.each([
  ['by its name', {}],
  ['by the name of its group', { INBOX_GROUP: 'accounting' }],
])('a service that may not read what it handles, %s, does not start', async (_, group) => {
  const store = await temporaryDatabase(testStores().databaseUrl);
  const curious = defineService({
    name: 'curious',
    source: '/erp/curious',
    module: CuriousModule,
    consumes: true,
  });
  const config = parseConfig(curious, { DATABASE_URL: store.url, KAFKA_BROKERS: 'none:1', ...group });
  const logger = createLogger('curious', { level: 'silent' });
  const started = startService(curious, { config, logger, broker: memoryBroker() });
  await expect(started.then((running) => running.close())).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: `curious may not read ${PrimHakedildi.type}: only accounting may`,
  });
  await store.drop();
});
