import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { testStores } from '@kervan/local';
import type { Tx } from '@kervan/outbox';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InboxFixture } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';
import { lockOn } from '../handling/lock.js';
import { OnEvent } from '../handling/on-event.js';

@Entity('shelf')
class Shelf {
  @PrimaryColumn('text') shelfNo = '';
  @Column('integer') load = 0;
}

const SHELVES = ['x', 'y'];

/** Events of odd and even things take the two shelves in opposite order. */
function shelvesOf({ data }: Moved): readonly string[] {
  return data.thingNo === 'A' ? SHELVES : SHELVES.toReversed();
}

let runs = 0;

async function load(event: Moved, tx: Tx, between: () => Promise<void>): Promise<void> {
  runs++;
  const [first, second] = shelvesOf(event);
  await tx.db.query('UPDATE shelf SET load = load + 1 WHERE "shelfNo" = $1', [first]);
  await between();
  await tx.db.query('UPDATE shelf SET load = load + 1 WHERE "shelfNo" = $1', [second]);
}

@Controller()
class WithLocks {
  @OnEvent(Moved, {
    locks: (event) => shelvesOf(event).map((key) => lockOn(Shelf, 'shelfNo', key)),
  })
  async move(event: Moved, tx: Tx): Promise<void> {
    await load(event, tx, () => Promise.resolve());
  }
}

let arrived = 0;
let open: () => void = () => undefined;
const bothArrived = new Promise<void>((resolve) => (open = resolve));

@Controller()
class WithoutLocks {
  @OnEvent(Moved)
  async move(event: Moved, tx: Tx): Promise<void> {
    await load(event, tx, async () => {
      if (++arrived === 2) open();
      await bothArrived;
    });
  }
}

describe('rows that two partitions change in opposite order', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl, [Shelf]);
    await inbox.database.query('CREATE TABLE shelf ("shelfNo" text PRIMARY KEY, load integer NOT NULL)');
  });
  beforeEach(async () => {
    await inbox.reset();
    await inbox.database.query(`TRUNCATE shelf; INSERT INTO shelf VALUES ('x', 0), ('y', 0)`);
    runs = 0;
  });
  afterAll(() => inbox.end());

  const loads = () => inbox.database.query('SELECT "shelfNo", load FROM shelf ORDER BY "shelfNo"');
  const send = (last: number) => {
    for (let step = 1; step <= last; step++) {
      inbox.send({ key: 'A', step, partition: 0 }, { key: 'B', step, partition: 1 });
    }
  };

  it('never deadlock where the handler declares them', async () => {
    send(1_500);

    await inbox.start({ controllers: [WithLocks] });
    await inbox.consumed();

    expect(await loads()).toEqual([
      { shelfNo: 'x', load: 3_000 },
      { shelfNo: 'y', load: 3_000 },
    ]);
    expect(runs).toBe(3_000);
  });

  it('deadlock where it does not, and are tried again without parking', async () => {
    send(1);

    await inbox.start({ controllers: [WithoutLocks] });
    await inbox.consumed();

    expect(await loads()).toEqual([
      { shelfNo: 'x', load: 2 },
      { shelfNo: 'y', load: 2 },
    ]);
    expect(runs).toBeGreaterThan(2);
    expect((await inbox.outcomes()).toSorted()).toEqual(['A1 handled', 'B1 handled']);
  });
});
