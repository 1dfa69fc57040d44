import type { Db } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import type { Rebuilding } from '../rebuilding/rebuild.js';
import type { DatabaseService } from './services.js';

/** A database that is only read. */
export type Reader = Pick<Db, 'query'>;

/** The databases of some services. */
export type Readers<Service extends DatabaseService = DatabaseService> = Readonly<Record<Service, Reader>>;

/** Where figures come from; of services that are not in the stack there is no database. */
export interface Evidence {
  readonly databases: Partial<Readers>;
  readonly broker: Pick<Broker, 'scan' | 'offsets'>;
  /** Where reporting can be built anew; absent: nowhere. */
  readonly rebuilding?: Rebuilding;
}

/** Whether the databases of all these services are there. */
export function hasAll<Service extends DatabaseService>(
  databases: Partial<Readers>,
  services: readonly Service[],
): databases is Partial<Readers> & Readers<Service> {
  return services.every((service) => databases[service] !== undefined);
}

/** Those of the services that are in the stack. */
export function present<Service extends DatabaseService>(
  databases: Partial<Readers>,
  services: readonly Service[],
): readonly (readonly [Service, Reader])[] {
  return services.flatMap((service) => {
    const database = databases[service];
    return database ? [[service, database] as const] : [];
  });
}
