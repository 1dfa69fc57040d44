import { expect, jest } from '@jest/globals';
import type { EventContract } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import { takeLocks } from '@kervan/inbox';
import { createLogger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { chunkedService, type ChunkedService } from '@kervan/testing';
import { Depot } from '../depots/depot.entity.js';
import { Product } from '../products/product.entity.js';
import { brokenStock } from '../stock/broken-stock.mother.js';
import { openStock } from '../stock/open-stock.js';
import { warehouse } from '../warehouse.js';
import { doDueWork } from './do-due-work.js';
import type { DueWork } from './due-work.js';
import type { OrderStep } from './order-step.mother.js';
import { wronglyReserved } from './wrongly-reserved.mother.js';

const logger = createLogger('spec', { level: 'silent' });

/** A warehouse whose transactions a spec makes itself, as many at once as it likes. */
export class ChunkedWarehouse {
  readonly work: UnitOfWork;
  readonly database: Database;

  private constructor(private readonly service: ChunkedService) {
    this.work = service.work;
    this.database = service.database;
  }

  /** With one depot and stocked products. */
  static async start(skus: readonly string[]): Promise<ChunkedWarehouse> {
    const made = new ChunkedWarehouse(await chunkedService(warehouse));
    await made.work.run(async ({ db }) => {
      await db.insert(Depot, { depotNo: 'MERKEZ', priority: 1, version: 1 });
      await db.insert(
        Product,
        skus.map((sku) => ({ sku, stocked: true })),
      );
    });
    return made;
  }

  async empty(): Promise<void> {
    await this.database.query(
      'TRUNCATE stock_item, stock_movement, goods_receipt, reservation, reservation_line, despatch_note, outbox',
    );
  }

  /** Opens stock, taken as given. */
  async open(skus: readonly string[], quantity: string): Promise<void> {
    const items = skus.map((sku) => ({ sku, quantity, unitCost: '2.00' }));
    await this.work.run((tx) => openStock(tx, { depotNo: 'MERKEZ', date: '2010-12-01', items }, 'TRY'));
    await this.database.query('TRUNCATE outbox');
  }

  /** As the inbox does it. @returns the number of statements. */
  async chunk(...steps: readonly OrderStep[]): Promise<number> {
    const unit = await this.work.begin();
    const { db } = unit;
    const spies = [
      jest.spyOn(db, 'query'),
      jest.spyOn(db, 'insert'),
      jest.spyOn(db, 'find'),
      jest.spyOn(db, 'findOne'),
      jest.spyOn(db, 'lock'),
      jest.spyOn(db, 'update'),
    ];
    takeLocks(
      unit,
      steps.flatMap(({ locks }) => locks),
    );
    for (const { run } of steps) await run(unit);
    await unit.commit();
    return spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  }

  /** What an instance does until nothing is due. */
  async doAll(work: DueWork): Promise<void> {
    while (await doDueWork(this.work, work, logger));
  }

  async published(contract: EventContract): Promise<unknown[]> {
    const rows = await this.database.query<{ payload: string; headers: string }>(
      'SELECT payload, headers FROM outbox ORDER BY id',
    );
    return rows
      .filter(({ headers }) => headers.includes(contract.type))
      .map(({ payload }): unknown => JSON.parse(payload));
  }

  states(): Promise<{ no: string; state: string }[]> {
    return this.database.query('SELECT order_no AS no, state FROM reservation ORDER BY order_no');
  }

  waitingForLocks(transactions: number): Promise<void> {
    return this.service.waitingForLocks(transactions);
  }

  /** What must hold after whatever happened. */
  async assertInvariants(): Promise<void> {
    expect(await this.database.query(brokenStock)).toEqual([]);
    expect(await this.database.query(wronglyReserved)).toEqual([]);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
