import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Instances } from '../specimen/instances.mother.js';

const TankPage = z.object({ items: z.array(z.object({ no: z.string() })), next: z.string().nullable() });

describe('a list in pages', () => {
  let specimen: Instances;
  beforeAll(async () => {
    specimen = await Instances.start(1);
    await specimen.query(`INSERT INTO tank SELECT 'T' || n, n * 10, 0, 1 FROM generate_series(1, 7) AS n`);
  });
  afterAll(() => specimen.close());

  async function pages(filter: string): Promise<string[][]> {
    const read: string[][] = [];
    for (let after = ''; ;) {
      const { text } = await specimen.call('GET', `/api/tanks?${filter}${after}`);
      const { items, next } = TankPage.parse(JSON.parse(text));
      read.push(items.map(({ no }) => no));
      if (next === null) return read;
      after = `&after=${encodeURIComponent(next)}`;
    }
  }

  it('shows every item once, whatever the size of the pages is', async () => {
    expect(await pages('limit=3')).toEqual([['T1', 'T2', 'T3'], ['T4', 'T5', 'T6'], ['T7']]);
    expect(await pages('limit=7')).toEqual([['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']]);
    expect(await pages('limit=2&litres=50')).toEqual([['T5', 'T6'], ['T7']]);
  });

  it('is documented with its cursor, its bounds and its filters', async () => {
    const document: unknown = JSON.parse((await specimen.call('GET', '/docs/json')).text);
    const query = (name: string, schema: object) =>
      expect.objectContaining({
        name,
        in: 'query',
        required: false,
        schema: expect.objectContaining(schema),
      });
    expect(document).toMatchObject({
      paths: {
        '/api/tanks': {
          get: {
            parameters: [
              query('after', { type: 'string', minLength: 1, maxLength: 512 }),
              query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
              query('litres', { type: 'integer', minimum: 0, maximum: 100, default: 0 }),
            ],
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/TankPage' } } } },
            },
          },
        },
      },
      components: {
        schemas: {
          TankPage: { properties: { items: { items: { $ref: '#/components/schemas/Tank' } } } },
        },
      },
    });
  });
});
