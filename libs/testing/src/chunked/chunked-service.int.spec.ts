import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { chunkedService, type ChunkedService } from './chunked-service.js';
import { stepOf, type Step } from './told-event.js';

class CreateShelf1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE shelf (sku text PRIMARY KEY)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shelf');
  }
}

@Module({})
class ShelfModule {}

const shelf = defineService({
  name: 'shelf',
  source: '/spec/shelf',
  module: ShelfModule,
  migrations: [CreateShelf1764000001001],
});
const defined = stepOf(UrunTanimlandi, async ({ data }, { db }) => {
  await db.query('INSERT INTO shelf VALUES ($1)', [data.sku]);
});
const product = (sku: string) => defined({ sku, unit: 'C62', kdvClass: 'GENERAL', stocked: true });
const fails: Step = () => Promise.reject(new Error('no room'));

describe('a service whose transactions a spec makes itself', () => {
  let service: ChunkedService;
  beforeAll(async () => {
    service = await chunkedService(shelf);
  });
  afterAll(() => service.close());

  const kept = () => service.database.query('SELECT sku FROM shelf ORDER BY sku');

  it('does all of a chunk or nothing', async () => {
    await service.chunk([product('A'), product('B')]);
    await expect(service.chunk([product('C'), fails])).rejects.toThrow('no room');
    expect(await kept()).toEqual([{ sku: 'A' }, { sku: 'B' }]);
  });

  it('holds its locks until the chunk is committed', async () => {
    const commit = await service.uncommitted([product('D')]);
    const same = service.chunk([product('D')]);
    await service.waitingForLocks(1);
    expect(await kept()).not.toContainEqual({ sku: 'D' });
    await commit();
    await expect(same).rejects.toThrow();
    expect(await kept()).toContainEqual({ sku: 'D' });
  });
});
