import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session } from '@kervan/database';
import { testStores } from '@kervan/local';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { OutboxReader } from './outbox-reader.js';

const LOOKS = 10_000;
const AT_ONCE = 100;

describe('the last id drawn, while others draw ids (trap 1)', () => {
  let outbox: OutboxFixture;
  let session: Session;
  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    session = await outbox.service.session();
  });
  afterAll(async () => {
    session.close();
    await outbox.drop();
  });

  const draw = async (): Promise<number> => {
    const [drawn] = await session.query<{ id: number }>(`SELECT nextval('outbox_id_seq') AS id`);
    return drawn?.id ?? 0;
  };

  it('is 0 before the first', async () => {
    expect(await new OutboxReader(session).fresh([], [], -1)).toMatchObject({ hi: 0 });
  });

  it('is never one that nobody has drawn yet', async () => {
    let looking = true;
    const drawing = Promise.all(
      [1, 2].map(async () => {
        while (looking)
          await outbox.service.query(`SELECT count(nextval('outbox_id_seq')) FROM generate_series(1, 64)`);
      }),
    );
    const reader = new OutboxReader(session);
    const ahead: number[] = [];
    try {
      for (let looks = 0; looks < LOOKS; looks += AT_ONCE) {
        // One after the other on one connection: what is drawn after a look is above what it saw.
        const pairs = Array.from({ length: AT_ONCE }, () => Promise.all([reader.fresh([], [], -1), draw()]));
        for (const [{ hi }, next] of await Promise.all(pairs)) if (next <= hi) ahead.push(hi - next);
      }
    } finally {
      looking = false;
      await drawing;
    }

    expect(ahead).toEqual([]);
  });
});
