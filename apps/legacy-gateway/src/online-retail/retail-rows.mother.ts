import { columns } from './layout.js';

export const header = columns.join();

interface Row {
  readonly documentNo?: string;
  readonly sku?: string;
  readonly description?: string;
  readonly quantity?: string;
  readonly moment?: string;
  readonly unitPrice?: string;
  readonly customerId?: string;
  readonly country?: string;
}

/** A line of a day file in which only what a spec is about differs from an ordinary one. */
export function row(differing: Row = {}): string {
  const ordinary = {
    documentNo: '536365',
    sku: '85123A',
    description: 'WHITE HANGING HEART T-LIGHT HOLDER',
    quantity: '6',
    moment: '2010-12-01 08:26:00',
    unitPrice: '2.55',
    customerId: '17850.0',
    country: 'United Kingdom',
  };
  return Object.values({ ...ordinary, ...differing }).join();
}

/** A day file of these lines. */
export function dayFile(...rows: readonly (string | Buffer)[]): Buffer {
  const lines = [header, ...rows].flatMap((line) => [Buffer.from(line), Buffer.from('\n')]);
  return Buffer.concat(lines);
}

/** Bytes as a stream hands them out, in chunks of any size. */
export async function* inChunks(bytes: Buffer, size = 64): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) {
    await Promise.resolve();
    yield bytes.subarray(start, start + size);
  }
}

/** Everything a stream yields. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
