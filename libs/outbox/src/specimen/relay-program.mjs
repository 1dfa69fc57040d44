import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { startRelay } from '../../dist/index.js';

/** A relay in a process of its own, for specs that kill or stop it. After each acknowledged batch it rests a while. */
process.once('message', ({ databaseUrl, brokers, topicPrefix, restMs }) => {
  const broker = connectBroker({ client: 'kafkajs', brokers, clientId: 'spec-process', topicPrefix });
  const idsOf = (records) => records.map(({ headers }) => headers['ce_id']).filter(Boolean);
  const resting = (publisher) => ({
    publish: async (records, deadlineMs) => {
      const ids = idsOf(records);
      if (ids.length > 0) process.send({ sending: ids });
      const result = await publisher.publish(records, deadlineMs);
      if (ids.length > 0) {
        process.send({ acked: idsOf(result.acked) });
        await sleep(restMs);
      }
      return result;
    },
    close: () => publisher.close(),
  });
  const watched = Object.create(broker, {
    publisher: { value: async (name) => resting(await broker.publisher(name)) },
  });
  const logger = createLogger('spec-process', { level: 'silent' });
  startRelay({ service: 'spec', databaseUrl, broker: watched, logger });
});
process.once('disconnect', () => process.exit(1));
