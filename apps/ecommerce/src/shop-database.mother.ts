import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import {
  outboxMigrations,
  TransactionalUnitOfWork,
  type SharedPart,
  type SharedPartClass,
} from '@kervan/outbox';
import { ecommerce } from './ecommerce.js';

/** The tables of the shop, for specs that make its transactions themselves. */
export class ShopDatabase {
  readonly work;

  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
  ) {
    this.work = new TransactionalUnitOfWork(database, { source: ecommerce.source });
  }

  static async create(): Promise<ShopDatabase> {
    const temporary = await temporaryDatabase(testStores().databaseUrl);
    const migrations = [...outboxMigrations, ...ecommerce.migrations];
    const database = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    await database.migrate();
    return new ShopDatabase(temporary, database);
  }

  /** What one transaction does with a shared part. */
  tell<Part extends SharedPart>(part: SharedPartClass<Part>, add: (part: Part) => void): Promise<void> {
    return this.work.run((tx) => {
      add(tx.shared(part));
      return Promise.resolve();
    });
  }

  query(sql: string): Promise<object[]> {
    return this.database.query(sql);
  }

  async drop(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
  }
}
