import { YevmiyeFisiIslendi } from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { outboxMigrations } from '../migrations/outbox-migrations.js';
import { TransactionalUnitOfWork } from '../writing/transactional-unit-of-work.js';
import type { Tx } from '../writing/tx.js';

/** For specs: a service's database with an outbox, as the service and as the publisher see it. */
export class OutboxFixture {
  private constructor(
    readonly temporary: TemporaryDatabase,
    readonly service: Database,
    readonly publisher: Database,
    readonly units: TransactionalUnitOfWork,
  ) {}

  /** @param adminUrl a superuser */
  static async create(adminUrl: string): Promise<OutboxFixture> {
    const temporary = await temporaryDatabase(adminUrl);
    const migrations = outboxMigrations;
    const service = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      migrations,
      poolSize: 20,
    });
    await service.migrate();
    const publisher = await connectDatabase({ url: temporary.publisherUrl, applicationName: 'spec' });
    return new OutboxFixture(
      temporary,
      service,
      publisher,
      new TransactionalUnitOfWork(service, { source: '/spec' }),
    );
  }

  /** As after the migration: nothing was ever written, nobody holds a lane. */
  async reset(): Promise<void> {
    await this.service.query('UPDATE outbox_meta SET epoch = 1, fence = 0, fenced = NULL');
    await this.service.query(
      'TRUNCATE outbox, outbox_held, outbox_held_key, outbox_publisher, outbox_sequence, number_series RESTART IDENTITY',
    );
    await this.service.query(
      "UPDATE outbox_lane SET owner = NULL, epoch = 0, lease_until = '-infinity', floor = 0",
    );
  }

  async drop(): Promise<void> {
    await Promise.all([this.service.close(), this.publisher.close()]);
    await this.temporary.drop();
  }

  /** One unit that publishes an event for each key. */
  publish(...keys: string[]): Promise<void> {
    return this.units.run((tx) => {
      for (const key of keys) publishVoucher(tx, key);
      return Promise.resolve();
    });
  }

  async pending(): Promise<number> {
    const [row] = await this.service.query<{ count: number }>('SELECT count(*) AS count FROM outbox');
    return row?.count ?? 0;
  }

  /** Waits until every row is acknowledged and deleted. */
  async drained(): Promise<void> {
    while ((await this.pending()) > 0) await this.service.query('SELECT pg_sleep(0.005)');
  }
}

export function publishVoucher(tx: Tx, voucherNo: string): void {
  const amounts = { currency: 'GBP', debit: '1.00', credit: '1.00' };
  tx.publish(YevmiyeFisiIslendi, { voucherNo, date: '2010-12-01', sourceEventId: 'e1', ...amounts });
}
