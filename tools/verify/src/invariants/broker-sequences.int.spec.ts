import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KeySequences } from '../evidence/key-sequences.js';
import type { Readers } from '../evidence/evidence.js';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { writingServices } from '../evidence/services.js';
import { brokerSequences } from './broker-sequences.js';

const counters = `
  CREATE TABLE outbox_sequence (topic text, key text, last bigint);
  CREATE TABLE outbox_meta (epoch integer)`;
const topics = ['erp.sales.order', 'erp.sales.weborder', 'erp.people.commission'] as const;

describe('I17', () => {
  let shop: SpecEvidence;
  let people: SpecEvidence;
  let others: SpecEvidence;
  beforeAll(async () => {
    [shop, people, others] = await Promise.all([
      specEvidence(counters),
      specEvidence(counters),
      specEvidence(counters),
    ]);
  });
  afterAll(() => Promise.all([shop.close(), people.close(), others.close()]));
  beforeEach(async () => {
    for (const { database } of [shop, people, others]) {
      await database.query('TRUNCATE outbox_sequence, outbox_meta');
      await database.query('INSERT INTO outbox_meta VALUES (1)');
    }
    present = Object.fromEntries(writingServices.map((service) => [service, others.database]));
    await shop.database.query("INSERT INTO outbox_sequence VALUES ('erp.sales.weborder', 'WEB-1', 1)");
    await people.database.query("INSERT INTO outbox_sequence VALUES ('erp.people.commission', 'E1', 2)");
  });

  let present: Partial<Readers>;

  /** Arrivals by topic, key and number. */
  const check = async (...arrivals: [(typeof topics)[number], string, number][]) => {
    const sequences = new Map<string, KeySequences>(topics.map((name) => [name, new KeySequences(name)]));
    for (const [topic, key, number] of arrivals)
      sequences.get(topic)?.arrived(key, { epoch: 1, number }, `${topic} ${key} ${number}`);
    const databases = { ...present, ecommerce: shop.database, hr: people.database };
    return brokerSequences.evaluate({ ...others.evidence, databases }, { ...emptyBroker, sequences });
  };

  it('leaves topics alone whose service is not there, and names them', async () => {
    present = {};
    expect(
      await check(
        ['erp.sales.weborder', 'WEB-1', 1],
        ['erp.people.commission', 'E1', 1],
        ['erp.people.commission', 'E1', 2],
        ['erp.sales.order', 'SIP-1', 1],
      ),
    ).toMatchObject({
      holds: true,
      detail: expect.stringMatching(/^2 keys, .*; not judged without their service: .*erp\.sales\.order/),
    });
  });

  it('is not checked where nobody writes', async () => {
    expect(await brokerSequences.evaluate({ ...others.evidence, databases: {} }, emptyBroker)).toMatchObject({
      checked: false,
    });
  });

  it('holds when the broker has what every service counted', async () => {
    expect(
      await check(
        ['erp.sales.weborder', 'WEB-1', 1],
        ['erp.people.commission', 'E1', 1],
        ['erp.people.commission', 'E1', 2],
      ),
    ).toMatchObject({
      id: 'I17',
      holds: true,
      detail: '2 keys, each with exactly the events its service counted',
    });
  });

  it('names a key of which events are missing, and one that nobody counted', async () => {
    expect(
      await check(
        ['erp.people.commission', 'E1', 1],
        ['erp.sales.weborder', 'WEB-1', 1],
        ['erp.sales.order', 'SIP-1', 1],
      ),
    ).toMatchObject({
      faults: [
        'erp.sales.order/SIP-1: on the broker, but no producer counted it',
        'erp.people.commission/E1: epoch 1 number 1 of epoch 1 number 2 on the broker',
      ],
    });
  });
});
