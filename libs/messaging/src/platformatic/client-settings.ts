import type { ClientOptions } from '../client-options.js';

/** Common settings of all clients of the library. Its own default retries for ever when a producer is idempotent. */
export function clientSettings({ brokers, clientId }: ClientOptions) {
  return {
    clientId,
    bootstrapBrokers: [...brokers],
    connectTimeout: 3_000,
    timeout: 30_000,
    retries: 3,
    retryDelay: 200,
    metadataMaxAge: 30_000,
    autocreateTopics: false,
  };
}
