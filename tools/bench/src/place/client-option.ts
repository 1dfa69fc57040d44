import type { BrokerOptions } from '@kervan/messaging';
import type { Client } from '../figures/figures.js';

/** The client a bench asks for, or none, as an untold service. */
export function clientOption(client: Client): Pick<BrokerOptions, 'client'> {
  return { client: client === 'default' ? undefined : client };
}
