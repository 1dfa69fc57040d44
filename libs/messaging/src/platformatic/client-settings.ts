import type { ClientOptions } from '../client-options.js';

/** Common settings of all clients of the library. Its own default retries for ever when a producer is idempotent. */
export function clientSettings({ brokers, clientId, credentials, tlsCa }: ClientOptions) {
  return {
    clientId,
    bootstrapBrokers: fromAny(brokers),
    connectTimeout: 3_000,
    timeout: 30_000,
    retries: 3,
    retryDelay: 200,
    metadataMaxAge: 30_000,
    autocreateTopics: false,
    ...(credentials && { sasl: { mechanism: 'SCRAM-SHA-512' as const, ...credentials } }),
    ...(tlsCa !== undefined && { tls: { ca: tlsCa }, tlsServerName: true }),
  };
}

/** A client asks the first broker first, and waits for it where it is away: not all clients for the same one. */
function fromAny(brokers: readonly string[]): string[] {
  const first = Math.floor(Math.random() * brokers.length);
  return [...brokers.slice(first), ...brokers.slice(0, first)];
}
