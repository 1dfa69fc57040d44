import zlib from 'node:zlib';
import type { Broker } from './broker.js';
import type { ClientOptions, Compression } from './client-options.js';
import { kafkajsLibrary } from './kafkajs/kafkajs-library.js';
import { LibraryBroker } from './library-broker.js';
import { platformaticLibrary } from './platformatic/platformatic-library.js';
import { prefixedBroker } from './prefixed-broker.js';

export interface BrokerOptions extends Omit<ClientOptions, 'compression'> {
  /** Default: the one that costs less in both directions, where this Node runs it. */
  readonly client?: 'kafkajs' | 'platformatic' | undefined;
  /**
   * Of published batches; default zstd where Node has it: an eighth of the bytes for a third more work. gzip costs
   * several times as much.
   */
  readonly compression?: Compression;
  /** Put before topic and group names, so that several environments can share a cluster; default none. */
  readonly topicPrefix?: string;
}

const bestCompression = 'zstdCompress' in zlib ? 'zstd' : 'none';

/** @platformatic/kafka needs what Node has since version 22. */
const bestClient = 'withResolvers' in Promise ? 'platformatic' : 'kafkajs';

const libraries = { kafkajs: kafkajsLibrary, platformatic: platformaticLibrary };

/** The broker through the chosen client library. Connects when first used and survives that it is away. */
export function connectBroker({ client = bestClient, topicPrefix = '', ...given }: BrokerOptions): Broker {
  const options = { ...given, compression: given.compression ?? bestCompression };
  return prefixedBroker(new LibraryBroker(libraries[client](options)), topicPrefix);
}
