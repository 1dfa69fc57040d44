import { afterAll, beforeAll, expect, describe, it } from '@jest/globals';
import { SiparisIptalEdildi } from '@kervan/contracts';
import { eventually, type Company } from '@kervan/testing';
import { cancellation, handled, ledgerHandler, mailer, shop } from '../operations/shop.mother.js';
import { opsConsole } from '../ops-console.js';

describe('a receipt that was lost on purpose', () => {
  let c: Company;
  beforeAll(async () => {
    ledgerHandler.isBroken = false;
    c = await shop();
  });
  afterAll(() => c.close());

  const missing = () =>
    c.query<{ eventId: string; consumer: string }>(
      opsConsole,
      'SELECT event_id::text AS "eventId", consumer FROM missing_receipt',
    );

  it('is named within a minute, and nothing else is', async () => {
    await c.given(SiparisIptalEdildi, cancellation('SIP-0'));
    await c.atRest();
    await c.hold(mailer);
    const lost = await c.given(SiparisIptalEdildi, cancellation('SIP-1'));
    await eventually('the mailer to handle it', () => handled.mailer.includes('SIP-1'));
    const lose = () => c.query(mailer, `DELETE FROM outbox WHERE topic = 'ops.receipts' RETURNING id`);
    await eventually('its receipt to be committed, and lost', async () => (await lose()).length === 1);
    c.release(mailer);

    // The guard of `eventually` is the minute that is promised.
    await eventually('the receipt to be missed', async () => (await missing()).length > 0);
    expect(await missing()).toEqual([{ eventId: lost, consumer: 'mailer' }]);
  });
});
