import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { StateFolder } from '../state/state-folder.js';
import { temporaryState } from '../state/temporary-state.js';
import { startStores } from './start-stores.js';
import { firstOpen, type StoreSource } from './store-source.js';

let state: StateFolder;
beforeAll(async () => {
  state = await temporaryState();
});
afterAll(() => state.release());

const source = (...missing: string[]): StoreSource<string> => ({
  missing: () => Promise.resolve(missing),
  start: () => Promise.resolve('started'),
});

describe('the stores of a run', () => {
  it('are the given ones, neither started nor stopped', async () => {
    const env = { DATABASE_URL: 'postgres://given', KAFKA_BROKERS: 'one:9092,two:9092' };
    const stores = await startStores({ state, prefer: 'embedded', env });
    expect(stores.database).toMatchObject({ url: 'postgres://given', server: null });
    expect(stores.broker).toMatchObject({ brokers: ['one:9092', 'two:9092'], server: null });
    await stores.stop();
  });

  it('are given and started ones together when only one is given', async () => {
    const stores = await startStores({ state, prefer: 'embedded', env: { KAFKA_BROKERS: 'one:9092' } });
    expect(stores.database.server?.pid).toBeGreaterThan(0);
    await stores.stop();
    expect(readdirSync(state.run)).toEqual([]);
  });

  it('are started in the first way that is open', async () => {
    const [docker, embedded] = [source('start Docker'), source()];
    expect(await firstOpen([docker, embedded], embedded)).toBe(embedded);
  });

  it('are those of the default way, with what it lacks, when no way is open', async () => {
    const [docker, embedded] = [source('start Docker'), source('install Java', 'install Maven')];
    expect(await firstOpen([docker, embedded], embedded)).toBe(embedded);
  });
});
