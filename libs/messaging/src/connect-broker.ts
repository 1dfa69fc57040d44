import zlib from 'node:zlib';
import type { Broker } from './broker.js';
import type { ClientOptions, Compression } from './client-options.js';
import { kafkajsLibrary } from './kafkajs/kafkajs-library.js';
import { LibraryBroker } from './library-broker.js';
import { platformaticLibrary } from './platformatic/platformatic-library.js';
import { prefixedBroker } from './prefixed-broker.js';

export interface BrokerOptions extends Omit<ClientOptions, 'compression'> {
  readonly client: 'kafkajs' | 'platformatic';
  /** Of published batches; default zstd where Node has it, which for our events also costs least CPU, else gzip. */
  readonly compression?: Compression;
  /** Put before topic and group names, so that several environments can share a cluster; default none. */
  readonly topicPrefix?: string;
}

const bestCompression = 'zstdCompress' in zlib ? 'zstd' : 'gzip';

const libraries = { kafkajs: kafkajsLibrary, platformatic: platformaticLibrary };

/** The broker through the chosen client library. Connects when first used and survives that it is away. */
export function connectBroker({ client, topicPrefix = '', ...given }: BrokerOptions): Broker {
  const options = { ...given, compression: given.compression ?? bestCompression };
  return prefixedBroker(new LibraryBroker(libraries[client](options)), topicPrefix);
}
