import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { reporting } from './reporting.js';

/** Tables that outbox, inbox, operators and migrations keep for themselves. */
const OTHERS =
  /^(outbox|inbox|parked|redrive|replay|event_override|operator|migrations|number_|idempotency|command)/;

describe('the tables of reporting', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(reporting);
  });
  afterAll(() => s.close());

  it('are all emptied by a rebuild', async () => {
    const tables = await s.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    const own = tables.map(({ name }) => name).filter((name) => !OTHERS.test(name));
    expect(own).toEqual([...reporting.projections].sort());
  });
});
