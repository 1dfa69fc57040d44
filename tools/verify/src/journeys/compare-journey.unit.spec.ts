import { describe, expect, it } from '@jest/globals';
import type { Delivery, JourneyEvent } from '@kervan/console-api';
import { compareJourney } from './compare-journey.js';
import type { TrueState } from './consumer-truth.js';
import { approval, handled, journeyOf, shown, truth, warehouse } from './journey.mother.js';

const compare = (event: JourneyEvent, state: TrueState | null = 'settled') =>
  compareJourney(journeyOf(event), truth.events, truth, [warehouse(state)]);
const delivered = (change: Partial<Delivery>) =>
  compare({ ...shown, deliveries: [{ ...handled, ...change }] });

describe('what a journey says against what is so', () => {
  it('finds nothing where both are the same', () => {
    expect(compare(shown)).toEqual([]);
  });

  it('finds an event that is not shown, and one that does not belong', () => {
    expect(compare({ ...shown, id: 'another' })).toEqual([
      `${approval.id} is on the broker and not shown`,
      'another is shown and does not belong to it',
    ]);
  });

  it('finds an event at another place', () => {
    const elsewhere = { topic: 'erp.sales.order', partition: 2, offset: 42, at: approval.time };
    expect(compare({ ...shown, broker: elsewhere })).toEqual([
      expect.stringContaining('lies at erp.sales.order/2@41'),
    ]);
  });

  it('finds an event that is said to wait in an outbox', () => {
    expect(compare({ ...shown, state: 'in_outbox', broker: null })).toEqual([
      expect.stringContaining('shown as in_outbox'),
    ]);
  });

  it.each(['parked', 'dead', 'waiting'] as const)('finds a delivery that is %s in truth', (state) => {
    expect(compare(shown, state)).toEqual([expect.stringContaining(`${state}, shown as handled`)]);
  });

  it('finds a delivery that is not shown, and one of a consumer that does not read it', () => {
    expect(compare({ ...shown, deliveries: [] })).toEqual([expect.stringContaining('settled, not shown')]);
    expect(compare(shown, null)).toEqual([expect.stringContaining('it does not read it')]);
  });

  it('finds tries and records that are not so', () => {
    expect(delivered({ attempts: 1 })).toEqual([expect.stringContaining('2 tries, shown 1')]);
    expect(delivered({ touched: [] })).toEqual([expect.stringContaining('1 records were written, shown 0')]);
  });

  it('forgives what the console cannot know, as long as it names who is silent', () => {
    const silent = { service: 'warehouse', since: null };
    expect(delivered({ state: 'unknown', silent })).toEqual([]);
    expect(delivered({ state: 'unknown', silent: null })).toEqual([
      expect.stringContaining('nobody is named'),
    ]);
  });

  it('finds answers that say something else than the deliveries below them', () => {
    const journey = journeyOf(shown);
    const answers = { ...journey.answers, retries: { ...journey.answers.retries, total: 7 } };
    expect(compareJourney({ ...journey, answers }, truth.events, truth, [warehouse()])).toEqual([
      'answers: retries 7, is 1',
    ]);
  });
});
