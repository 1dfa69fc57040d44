import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

const KEYS = 2_000;

describe('many keys that fail alike', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const keys = Array.from({ length: KEYS }, (_, number) => `K${number}`);
  const send = () => inbox.send(...keys.map((key, index) => ({ key, step: 1, partition: index % 3 })));
  const parked = async () => {
    const [row] = await inbox.database.query<{ parked: number }>(
      'SELECT count(*) AS parked FROM parked_event',
    );
    return row?.parked ?? 0;
  };
  const line = (text: string) => inbox.logged.some((each) => each.includes(text));

  it('wait with their partitions while what they need is away, and are handled when it is back', async () => {
    let away = true;
    inbox.behaviour.before = () => {
      if (away) throw new KervanError('DEPOT_NOT_FOUND', 'the register of depots does not answer');
    };
    send();
    const { server } = await inbox.start();
    await until(() => inbox.logged.filter((each) => each.includes('CIRCUIT_OPEN')).length >= 6);
    const parkedMeanwhile = await parked();
    away = false;
    await inbox.consumed();
    await inbox.released();

    expect(parkedMeanwhile).toBeLessThan(30);
    expect(server.counters.outages).toBe(1);
    expect(line('many keys fail alike')).toBe(true);
    expect(line('events that failed alike are handled again')).toBe(true);
    expect((await inbox.effects()).sort()).toEqual(keys.map((key) => `${key}1`).sort());
  });

  it('are parked where healthy ones come behind them', async () => {
    inbox.behaviour.before = ({ data }) => {
      if (Number(data.thingNo.slice(1)) < 150) throw new TypeError('of a product nobody thought of');
    };
    send();
    const { server } = await inbox.start();
    await inbox.consumed();

    expect(await parked()).toBe(150);
    expect(server.counters.outages).toBe(0);
    expect(await inbox.effects()).toHaveLength(KEYS - 150);
  });
});
