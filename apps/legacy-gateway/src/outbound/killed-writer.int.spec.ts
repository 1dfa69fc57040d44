import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { eventually } from '@kervan/testing';
import { csvDestination, fixedWidthDestination } from './destinations/destinations.mother.js';
import { invoice, issued } from './invoice.mother.js';
import { Outbound } from './outbound.mother.js';
import { WriterProcess } from './specimen/writer-process.mother.js';

const EVENTS = 1_500;
const KILLS = 20;

describe('a writer that is killed', () => {
  let outbound: Outbound;
  beforeAll(async () => {
    outbound = await Outbound.open(testStores().databaseUrl, csvDestination(), fixedWidthDestination());
  });
  afterAll(() => outbound.close());

  const start = (worker: string) =>
    WriterProcess.start({
      databaseUrl: outbound.url,
      declared: join(outbound.folder, 'declared'),
      root: join(outbound.folder, 'out'),
      worker,
      leaseMs: 100,
    });

  it('leaves every event in exactly one file, with the bytes that it would have had', async () => {
    const events = Array.from({ length: EVENTS }, (_, index) =>
      issued(invoice({ invoiceNo: `KRV2026${String(index + 1).padStart(9, '0')}` }), `event-${index + 1}`),
    );
    await outbound.add(...events);
    await outbound.age('1 day');

    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const enough = (await outbound.count('muhasebe')) + 1 + ((kill * 7) % 17);
      const writer = await start(`worker-${kill}`);
      await eventually('some files', async () => (await outbound.count('muhasebe')) >= enough);
      await writer.kill();
      interrupted += (await outbound.unfinished('muhasebe')).length + (await outbound.claimed());
    }
    expect(interrupted).toBeGreaterThan(KILLS);
    await outbound.database.query(`UPDATE outbound_file SET lease_until = '-infinity'`);
    await outbound.write();

    const [csv, fixed] = outbound.destinations.toReversed();
    const files = await outbound.files('muhasebe');
    expect(files.size).toBe(EVENTS);
    for (const event of events) {
      const record = csv?.format.record(event);
      const whole =
        record && csv && Buffer.concat([csv.format.head, record.content, csv.format.trailer(record)]);
      expect(files.get(csv?.nameFor(event) ?? '')).toEqual(whole);
    }
    const days = [...(await outbound.files('anabilgisayar')).values()];
    expect(days).toHaveLength(1);
    const contents = events.map((event) => fixed?.format.record(event).content ?? Buffer.alloc(0));
    expect(days[0]?.subarray(0, Buffer.concat(contents).length)).toEqual(Buffer.concat(contents));
    expect(await outbound.unfinished('muhasebe')).toEqual([]);
  });
});
