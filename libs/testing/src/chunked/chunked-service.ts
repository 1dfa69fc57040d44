import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import type { ServiceDefinition } from '@kervan/service';
import { v7 as uuidv7 } from 'uuid';
import { eventually } from '../eventually.js';
import type { Step } from './told-event.js';

/** The tables of a service, for specs that make its transactions themselves, as many at once as they like. */
export async function chunkedService(service: ServiceDefinition): Promise<ChunkedService> {
  const temporary = await temporaryDatabase(testStores().databaseUrl);
  const database = await connectDatabase({
    url: temporary.url,
    applicationName: 'spec',
    entities: service.entities,
    migrations: [...outboxMigrations, ...service.migrations],
  });
  await database.migrate();
  return new ChunkedService(new TransactionalUnitOfWork(database, service), database, temporary);
}

export class ChunkedService {
  constructor(
    readonly work: UnitOfWork,
    readonly database: Database,
    private readonly temporary: TemporaryDatabase,
  ) {}

  /** One transaction; unlike the inbox it does not try again after a deadlock. */
  async chunk(steps: readonly Step[]): Promise<void> {
    const commit = await this.uncommitted(steps);
    await commit();
  }

  /** Runs a chunk to the end, except that it is not committed yet. @returns what commits it. */
  async uncommitted(steps: readonly Step[]): Promise<() => Promise<void>> {
    const unit = await this.work.begin();
    try {
      const tx = unit.tx({ correlationId: uuidv7(), causationId: null, workOrderNo: null });
      for (const step of steps) await step(tx);
      await unit.settle();
    } catch (error) {
      await unit.rollback();
      throw error;
    }
    return () => unit.commit();
  }

  /** Returns when this many transactions wait for what others hold. */
  async waitingForLocks(transactions: number): Promise<void> {
    await eventually(`${String(transactions)} transactions to wait for locks`, async () => {
      const waiting = await this.database.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return waiting.length === transactions;
    });
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
  }
}
