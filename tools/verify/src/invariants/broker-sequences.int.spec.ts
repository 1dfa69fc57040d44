import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KeySequences } from '../evidence/key-sequences.js';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { writingServices } from '../evidence/services.js';
import { brokerSequences } from './broker-sequences.js';

const counters = `
  CREATE TABLE outbox_sequence (topic text, key text, last bigint);
  CREATE TABLE outbox_meta (epoch integer)`;
const topics = ['erp.sales.order', 'erp.sales.web-order', 'erp.people.commission'] as const;

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
    await shop.database.query("INSERT INTO outbox_sequence VALUES ('erp.sales.web-order', 'WEB-1', 1)");
    await people.database.query("INSERT INTO outbox_sequence VALUES ('erp.people.commission', 'E1', 2)");
  });

  /** Arrivals by topic, key and number. */
  const check = async (...arrivals: [(typeof topics)[number], string, number][]) => {
    const sequences = new Map<string, KeySequences>(topics.map((name) => [name, new KeySequences(name)]));
    for (const [topic, key, number] of arrivals)
      sequences.get(topic)?.arrived(key, { epoch: 1, number }, `${topic} ${key} ${number}`);
    const none = Object.fromEntries(writingServices.map((service) => [service, others.database]));
    const databases = { ...none, ecommerce: shop.database, hr: people.database };
    return brokerSequences.evaluate({ ...others.evidence, databases }, { ...emptyBroker, sequences });
  };

  it('holds when the broker has what every service counted', async () => {
    expect(
      await check(
        ['erp.sales.web-order', 'WEB-1', 1],
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
        ['erp.sales.web-order', 'WEB-1', 1],
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
