import type { Broker } from './broker.js';
import type { ClientOptions } from './client-options.js';
import { KafkajsBroker } from './kafkajs/kafkajs-broker.js';
import { prefixedBroker } from './prefixed-broker.js';

export interface BrokerOptions extends ClientOptions {
  readonly client: 'kafkajs' | 'platformatic';
  /** Put before topic and group names, so that several environments can share a cluster; default none. */
  readonly topicPrefix?: string;
}

/** The broker through the chosen client library. Connects when first used and survives that it is away. */
export function connectBroker(options: BrokerOptions): Broker {
  return prefixedBroker(new KafkajsBroker(options), options.topicPrefix ?? '');
}
