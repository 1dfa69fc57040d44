import type { EntityClass, MigrationClass } from '@kervan/database';
import type { Type } from '@nestjs/common';
import { z } from 'zod';

/** What makes one service differ from another; everything else is the same for all. */
export interface ServiceOptions {
  /** Also the consumer group and `service.name` of its telemetry. */
  readonly name: string;
  /** CloudEvents source of its events, `/erp/accounting`. */
  readonly source: `/${string}`;
  /** Root Nest module: HTTP controllers, event handlers and their providers. */
  readonly module: Type;
  /** Tables of the service; giving entities or migrations gives it a database with outbox. */
  readonly entities?: readonly EntityClass<object>[];
  readonly migrations?: readonly MigrationClass[];
  /** Whether its handlers (`@OnEvent`) receive events through the inbox. */
  readonly consumes?: boolean;
  /**
   * How many partitions it consumes at once, default 3. 1 where most events change the same rows: side by side they would
   * wait for each other, one after the other more of them fit into a transaction.
   */
  readonly concurrency?: number;
  /**
   * Tables that hold nothing but what its events told: `POST /ops/rebuild` empties them and consumes everything again.
   * None: it cannot be rebuilt. What its handlers publish would be published again, so they must publish nothing.
   */
  readonly projections?: readonly string[];
  /** Whether it talks to the broker itself (token BROKER); a consuming service does anyway. */
  readonly broker?: boolean;
  /** Its own variables beside the common ones. */
  readonly config?: z.ZodObject;
  /** Largest JSON body of a request in bytes, default 1 MB. */
  readonly bodyLimit?: number;
}

/** A service as a value, ready to be run. */
export interface ServiceDefinition extends Required<ServiceOptions> {
  /** Whether it has a database of its own. */
  readonly database: boolean;
}

const MEGABYTE = 1_048_576;

/** Declares a service: `export const accounting = defineService({ ... })`, run by `await runService(accounting)`. */
export function defineService(options: ServiceOptions): ServiceDefinition {
  const consumes = options.consumes ?? false;
  return {
    entities: [],
    migrations: [],
    projections: [],
    bodyLimit: MEGABYTE,
    concurrency: 3,
    config: z.object({}),
    ...options,
    consumes,
    broker: consumes || (options.broker ?? false),
    database: consumes || options.entities !== undefined || options.migrations !== undefined,
  };
}
