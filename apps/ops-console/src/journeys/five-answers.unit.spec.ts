import type { Delivery, JourneyEvent } from '@kervan/console-api';
import { describe, expect, it } from '@jest/globals';
import { fiveAnswers } from './five-answers.js';
import { approval, delivered } from './journey-event.mother.js';

const of = (...deliveries: Partial<Delivery>[]) =>
  fiveAnswers([approval({ deliveries: deliveries.map(delivered) })]);
const events = (...given: Partial<JourneyEvent>[]) => fiveAnswers(given.map(approval));
const silent = { service: 'warehouse', since: '2026-11-30T10:00:00.000Z' };

describe('the five answers', () => {
  it('are all well of events that were handled', () => {
    const touched = [{ table: 'reservation', key: 'SIP-1', before: null, after: 1 }];
    expect(of({ touched }, { consumer: 'reporting' })).toEqual({
      produced: { verdict: 'ok', silent: [], events: 1 },
      onBroker: { verdict: 'ok', silent: [], witnessed: 1, events: 1 },
      retries: { verdict: 'ok', silent: [], total: 0, consumers: [] },
      deadLetters: { verdict: 'ok', silent: [], dead: 0, parked: 0, consumers: [] },
      records: { verdict: 'ok', silent: [], changed: 1, outstanding: 0 },
    });
  });

  it('produced is unknown while a service with an outbox does not answer', () => {
    expect(fiveAnswers([approval()], [silent, silent]).produced).toEqual({
      verdict: 'unknown',
      silent: [silent],
      events: 1,
    });
  });

  it('on the broker calls for attention while an event waits in an outbox', () => {
    expect(events({}, { state: 'in_outbox', broker: null }).onBroker).toEqual({
      verdict: 'attention',
      silent: [],
      witnessed: 1,
      events: 2,
    });
  });

  it('on the broker is unknown while the witness has not seen an event that others name', () => {
    const occurredAt = '2026-11-30T09:00:00.000Z';
    expect(events({}, { state: 'unknown', broker: null, occurredAt }).onBroker).toEqual({
      verdict: 'unknown',
      silent: [{ service: 'ops-console', since: occurredAt }],
      witnessed: 1,
      events: 2,
    });
  });

  it('counts retries by consumer and is content once they are over', () => {
    const answers = of(
      { attempts: 4 },
      { attempts: 2 },
      { consumer: 'reporting' },
      { consumer: 'hr', attempts: 0 },
    );
    expect(answers.retries).toEqual({
      verdict: 'ok',
      silent: [],
      total: 4,
      consumers: [{ consumer: 'warehouse', retries: 4 }],
    });
  });

  it('of a parked delivery call for attention: it is retried, no dead letter yet, and owes its records', () => {
    const { retries, deadLetters, records } = of({}, { consumer: 'hr', state: 'parked', attempts: 3 });
    expect(retries).toMatchObject({ verdict: 'attention', total: 2 });
    expect(deadLetters).toMatchObject({
      verdict: 'attention',
      dead: 0,
      parked: 1,
      consumers: [{ consumer: 'hr', dead: 0, parked: 1 }],
    });
    expect(records).toMatchObject({ verdict: 'attention', changed: 0, outstanding: 1 });
  });

  it('of a dead letter call for attention, but it is retried no more', () => {
    const { retries, deadLetters, records } = of({ state: 'dead', attempts: 5 });
    expect(retries).toMatchObject({ verdict: 'ok', total: 4 });
    expect(deadLetters).toMatchObject({ verdict: 'attention', dead: 1, parked: 0 });
    expect(records).toMatchObject({ verdict: 'attention', outstanding: 1 });
  });

  it('of a delivery that waits its turn are well, and its records outstanding', () => {
    const { retries, deadLetters, records } = of({ state: 'waiting', attempts: 0 });
    expect([retries.verdict, deadLetters.verdict, records.verdict]).toEqual(['ok', 'ok', 'ok']);
    expect(records.outstanding).toBe(1);
  });

  it('of a delivery that nobody tells of are unknown and name who is silent', () => {
    const { produced, onBroker, retries, deadLetters, records } = of({ state: 'unknown', silent });
    for (const answer of [retries, deadLetters, records])
      expect(answer).toMatchObject({ verdict: 'unknown', silent: [silent] });
    expect([produced.verdict, onBroker.verdict]).toEqual(['ok', 'ok']);
    expect(records.outstanding).toBe(0);
  });

  it('tell a known fault before what is unknown, and name who is silent all the same', () => {
    const { deadLetters } = of({ state: 'dead' }, { consumer: 'hr', state: 'unknown', silent });
    expect(deadLetters).toMatchObject({ verdict: 'attention', dead: 1, silent: [silent] });
  });

  it('name a silent service once, since it fell silent first', () => {
    const later = { ...silent, since: '2026-11-30T11:00:00.000Z' };
    const never = { service: 'hr', since: null };
    const { records } = of(
      ...[later, silent, never, later].map((each) => ({ state: 'unknown' as const, silent: each })),
    );
    expect(records.silent).toEqual([never, silent]);
  });

  it('count a record once, however often it was written, and apart at each consumer', () => {
    const touched = [{ table: 'balance', key: 'C1', before: 1, after: 2 }];
    expect(of({ touched }, { touched }, { consumer: 'crm', touched }).records.changed).toBe(2);
  });
});
