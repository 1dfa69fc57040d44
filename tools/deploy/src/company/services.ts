import { accounting } from '@kervan/accounting';
import { crm } from '@kervan/crm';
import { ecommerce } from '@kervan/ecommerce';
import { erpCore } from '@kervan/erp-core';
import { hr } from '@kervan/hr';
import { legacyGateway } from '@kervan/legacy-gateway';
import { opsConsole } from '@kervan/ops-console';
import { outboxPublisher } from '@kervan/outbox-publisher';
import { reporting } from '@kervan/reporting';
import type { ServiceDefinition } from '@kervan/service';
import { warehouse } from '@kervan/warehouse';

/** Publishes what all others write. */
export const publisher: ServiceDefinition = outboxPublisher;

/** Sees what became of every event, and acts in all others for whoever uses it. */
export const operatorsConsole: ServiceDefinition = opsConsole;

/** Reads files from a volume of one node: its instances are not counted by their work. */
export const gateway: ServiceDefinition = legacyGateway;

/** Every service that is deployed. */
export const services: readonly ServiceDefinition[] = [
  accounting,
  crm,
  ecommerce,
  erpCore,
  hr,
  legacyGateway,
  opsConsole,
  outboxPublisher,
  reporting,
  warehouse,
];

/** Consumers that get more instances when their work piles up. */
export const scaledServices: readonly ServiceDefinition[] = services.filter(
  (service) => service.consumes && service !== gateway,
);
