import type { SharedPart, SharedPartClass, UnitOfWork } from '@kervan/outbox';
import { chunkedService, type ChunkedService } from '@kervan/testing';
import { ecommerce } from './ecommerce.js';

/** The tables of the shop, for specs that make its transactions themselves. */
export class ShopDatabase {
  readonly work: UnitOfWork;

  private constructor(private readonly service: ChunkedService) {
    this.work = service.work;
  }

  static async create(): Promise<ShopDatabase> {
    return new ShopDatabase(await chunkedService(ecommerce));
  }

  /** What one transaction does with a shared part. */
  tell<Part extends SharedPart>(part: SharedPartClass<Part>, add: (part: Part) => void): Promise<void> {
    return this.work.run((tx) => {
      add(tx.shared(part));
      return Promise.resolve();
    });
  }

  query(sql: string): Promise<object[]> {
    return this.service.database.query(sql);
  }

  drop(): Promise<void> {
    return this.service.close();
  }
}
