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
  read(event: PrimHakedildi, tx: Tx): Promise<void> {
    return Promise.resolve(tx.touched('salary', event.data.employeeNo));
  }
}

@Module({ controllers: [Curious] })
class CuriousModule {}

it('a service that handles what it may not read does not start', async () => {
  const store = await temporaryDatabase(testStores().databaseUrl);
  const curious = defineService({
    name: 'curious',
    source: '/erp/curious',
    module: CuriousModule,
    consumes: true,
  });
  const config = parseConfig(curious, { DATABASE_URL: store.url, KAFKA_BROKERS: 'none:1' });
  const logger = createLogger('curious', { level: 'silent' });
  await expect(startService(curious, { config, logger, broker: memoryBroker() })).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: `curious may not read ${PrimHakedildi.type}: only accounting may`,
  });
  await store.drop();
});
