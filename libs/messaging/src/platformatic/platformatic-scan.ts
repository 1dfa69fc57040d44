import { randomUUID } from 'node:crypto';
import { Consumer } from '@platformatic/kafka';
import type { ClientOptions } from '../client-options.js';
import type { ScanProgress } from '../consuming/scan-progress.js';
import { clientSettings } from './client-settings.js';
import { platformaticError } from './platformatic-error.js';
import { RecordReader } from './record-reader.js';
import { severConnections } from './sever-connections.js';

/** Reads to the end of the scan with plain fetches; the group name is required by the library and never used. */
export async function scanWithPlatformatic(
  client: ClientOptions,
  topic: string,
  progress: ScanProgress,
): Promise<void> {
  const consumer = new Consumer({
    ...clientSettings(client),
    groupId: `kervan-scan-${randomUUID()}`,
    maxWaitTime: 250,
  });
  consumer.on('error', () => undefined);
  consumer.topics.track(topic);
  const reader = new RecordReader(consumer);
  try {
    while (!progress.finished) {
      const fetched = await reader.read(progress.positions()).catch((error: unknown) => {
        throw platformaticError(`Scanning ${topic}`, error);
      });
      for (const { records, partition, next } of fetched) {
        for (const record of records) await progress.accept(record);
        progress.passed(topic, partition, next - 1);
      }
    }
  } finally {
    severConnections(consumer);
  }
}
