import type { Broker } from './broker.js';
import type { ClientOptions } from './client-options.js';
import { kafkajsLibrary } from './kafkajs/kafkajs-library.js';
import { LibraryBroker } from './library-broker.js';
import { platformaticLibrary } from './platformatic/platformatic-library.js';
import { prefixedBroker } from './prefixed-broker.js';

export interface BrokerOptions extends ClientOptions {
  readonly client: 'kafkajs' | 'platformatic';
  /** Put before topic and group names, so that several environments can share a cluster; default none. */
  readonly topicPrefix?: string;
}

const libraries = { kafkajs: kafkajsLibrary, platformatic: platformaticLibrary };

/** The broker through the chosen client library. Connects when first used and survives that it is away. */
export function connectBroker({ client, topicPrefix = '', ...options }: BrokerOptions): Broker {
  return prefixedBroker(new LibraryBroker(libraries[client](options)), topicPrefix);
}
