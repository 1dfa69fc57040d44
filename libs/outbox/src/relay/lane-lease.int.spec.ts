import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { acknowledge } from './acknowledge.js';
import { LaneLease, LEASE_MS } from './lane-lease.js';

describe('LaneLease', () => {
  let outbox: OutboxFixture;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  beforeEach(() => outbox.reset());
  afterAll(() => outbox.drop());

  const expire = () =>
    outbox.service.query("UPDATE outbox_lane SET lease_until = clock_timestamp() - interval '1 ms'");

  it('is given to one of many that ask at once', async () => {
    const asked = Array.from({ length: 8 }, (_, index) =>
      LaneLease.take(outbox.publisher, `p${String(index)}`),
    );

    const taken = (await Promise.all(asked)).filter((lease) => lease !== null);

    expect(taken).toHaveLength(1);
    const owners = await outbox.service.query('SELECT DISTINCT owner, epoch FROM outbox_lane');
    expect(owners).toEqual([taken[0]?.holder]);
  });

  it('raises the epoch with every owner and hands the floor on', async () => {
    const first = await LaneLease.take(outbox.publisher, 'first');
    await first?.renew(17);
    await expire();
    const second = await LaneLease.take(outbox.publisher, 'second');

    expect(second?.holder.epoch).toBe((first?.holder.epoch ?? 0) + 1);
    expect(second?.floor).toBe(17);
  });

  it('is refused while one single lane is held', async () => {
    await LaneLease.take(outbox.publisher, 'first');
    await outbox.service.query("UPDATE outbox_lane SET lease_until = '-infinity' WHERE lane <> 63");

    expect(await LaneLease.take(outbox.publisher, 'second')).toBeNull();
  });

  it('is valid here from before it was asked for', async () => {
    let now = 1_000;
    const clock = () => now++;
    const lease = await LaneLease.take(outbox.publisher, 'me', clock);
    // Read once before the statement, once now.
    expect(lease?.remainingMs).toBe(LEASE_MS - 1);

    now = 2_000;
    await lease?.renew(0);
    expect(lease?.remainingMs).toBe(LEASE_MS - 1);
  });

  it('leaves a former owner nothing: no renewal, no release, no deletion', async () => {
    const zombie = await LaneLease.take(outbox.publisher, 'same name');
    await expire();
    const owner = await LaneLease.take(outbox.publisher, 'same name');
    await outbox.publish('A', 'B');
    const holder = { owner: 'same name', epoch: zombie?.holder.epoch ?? 0 };

    await expect(zombie?.renew(99)).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await zombie?.release(99);
    await expect(acknowledge(outbox.publisher, [1, 2], holder)).rejects.toMatchObject({ code: 'LEASE_LOST' });

    expect(await outbox.pending()).toBe(2);
    await owner?.renew(0);
    await acknowledge(outbox.publisher, [1, 2], owner?.holder ?? holder);
    expect(await outbox.pending()).toBe(0);
  });
});
