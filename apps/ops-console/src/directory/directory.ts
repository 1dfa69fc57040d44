import { KervanError } from '@kervan/contracts';
import { CONFIG } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../settings.js';
import { ServiceClient } from './service-client.js';

/** The services of the company and how they are called. */
@Injectable()
export class Directory {
  /** By name, in the order of the configuration. */
  readonly services: readonly ServiceClient[];
  readonly #services: ReadonlyMap<string, ServiceClient>;
  /** Services by the groups that are not named like them. */
  readonly #groups = new Map<string, string>();

  constructor(@Inject(CONFIG) { SERVICES, SERVICES_TOKEN }: Settings) {
    this.services = Object.entries(SERVICES).map(
      ([service, address]) => new ServiceClient(service, address, SERVICES_TOKEN),
    );
    this.#services = new Map(this.services.map((client) => [client.service, client]));
  }

  /** @throws KervanError NOT_FOUND */
  service(name: string): ServiceClient {
    const found = this.#services.get(name);
    if (found) return found;
    throw new KervanError('NOT_FOUND', 'There is no such service.');
  }

  /** The service that consumes as a group: the one of that name, unless one said otherwise. @throws KervanError NOT_FOUND */
  consumer(group: string): ServiceClient {
    return this.service(this.#groups.get(group) ?? group);
  }

  groupOf(service: string): string {
    const [group = service] = [...this.#groups].find(([, each]) => each === service) ?? [];
    return group;
  }

  /** Remembers as which group a service said that it consumes. */
  noteGroup(service: string, group: string): void {
    if (group !== service) this.#groups.set(group, service);
  }
}
