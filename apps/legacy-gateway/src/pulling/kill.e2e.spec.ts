import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { eventually } from '@kervan/testing';
import { Receiving } from '../receiving/receiving.mother.js';
import { CursorGate } from './cursor-gate.mother.js';
import { ProductTable } from './product-table.mother.js';
import { PullingProcess } from './specimen/pulling-process.mother.js';
import { pulledName } from './write-pulled.js';

const KILLS = 10;
/** Added for each process, where all others get a new version. */
const ROWS = 150;

describe('a process that pulls a table and is killed', () => {
  let receiving: Receiving;
  let table: ProductTable;
  let gate: CursorGate;
  let declared: string;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    table = await ProductTable.open(testStores().databaseUrl);
    gate = await CursorGate.build(receiving.database);
    declared = await table.declare(receiving.folder);
  });
  afterAll(async () => {
    gate.demolish();
    await table.close();
    await receiving.close();
  });

  const start = (worker: string) =>
    PullingProcess.start({ databaseUrl: receiving.url, declared, root: receiving.folder, worker });

  /** Every version that was told, as often as it was. */
  const told = async () => {
    const events = await receiving.database.query<{ version: string }>(
      `SELECT concat(payload::json ->> 'sku', ' ', payload::json ->> 'description') AS version FROM outbox
        WHERE topic = 'erp.legacy.document'`,
    );
    return events.map(({ version }) => version);
  };

  const cursor = async () => {
    const [row] = await receiving.database.query<{ number: number; sweep: number }>(
      'SELECT number, sweep FROM pull_cursor',
    );
    return row ?? { number: 0, sweep: 0 };
  };

  /** Names of all files, received or not. */
  const files = () => readdir(join(receiving.folder, table.source), { recursive: true });

  it('tells every version of every row once', async () => {
    let [between, within] = [0, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await told();
      await table.write(ROWS, new Set(before));
      const isBetween = kill % 2 === 0;
      if (isBetween) await gate.close();
      const killed = await start(`worker ${kill}`);
      if (isBetween) await gate.reached();
      else {
        const some = before.length + Math.ceil(Math.random() * (table.written.size - before.length));
        await eventually(`version ${some}`, async () => (await told()).length >= some);
      }
      await killed.kill();
      const next = pulledName(table.source, (await cursor()).number + 1);
      if (isBetween) between += Number((await files()).some((name) => name.endsWith(next)));
      else within += Number((await told()).length < table.written.size);
      await gate.open();
      await receiving.database.query(`UPDATE pull_cursor SET lease_until = '-infinity'`);
      await receiving.database.query(`UPDATE arrival SET lease_until = '-infinity' WHERE filed_at IS NULL`);
    }
    const last = await start('last');
    await eventually('all versions', async () => (await told()).length >= table.written.size);
    const { sweep } = await cursor();
    await eventually('two sweeps more', async () => (await cursor()).sweep >= sweep + 2);
    await last.kill();

    expect((await told()).sort()).toEqual([...table.written].sort());
    expect(between).toBe(KILLS / 2);
    expect(within).toBeGreaterThan(0);
    expect(await receiving.quarantined()).toEqual([]);
  });
});
