import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../evidence/evidence.js';
import {
  account,
  answerLog,
  goodEvidence,
  movementIds,
  movementLog,
  recordOf,
  topic,
  voidOf,
} from '../evidence/evidence.mother.js';
import type { Recovery } from '../report/recovery.js';
import { judge } from './checks.js';

const good = goodEvidence();
const [first = '', second = ''] = movementIds;
const third = '00000000-0000-7000-8000-00000000000c';
const key = `${topic} ${account}`;

const onBroker = (...records: ReturnType<typeof recordOf>[]): Partial<Evidence> => ({
  broker: { ...good.broker, movements: [movementLog(records)] },
});
const answered = (...ids: string[]): Partial<Evidence> => ({
  broker: { ...good.broker, answers: answerLog(ids) },
});
const effects = (change: Partial<Evidence['effects']>): Partial<Evidence> => ({
  effects: { ...good.effects, ...change },
});
const sums = (change: Partial<{ events: number; total: number; inversions: number }>): Partial<Evidence> => ({
  sums: new Map([[key, { events: 2, total: 21, inversions: 0, ...change }]]),
});
const recovery = (publishMs: number | null): Recovery => ({
  fault: { kind: 'kill-publisher', at: 1, target: 'publisher-1', seconds: 0 },
  struckAt: 1,
  publishMs,
  consumeMs: 9_000,
});

describe('judge', () => {
  it('finds nothing where all is well', () => {
    expect(judge(good).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('accepts repeated records, in whatever order they are repeated, and events that stand for skipped ones', () => {
    const evidence = goodEvidence(
      onBroker(
        recordOf(first, 1),
        recordOf(second, 2),
        recordOf(second, 2),
        recordOf(first, 1),
        voidOf(third, 3),
      ),
    );

    expect(judge(evidence).filter(({ holds }) => !holds)).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, readonly string[]]>([
    ['a lost event', onBroker(recordOf(first, 1)), ['nothing lost']],
    [
      'an event of nobody',
      onBroker(recordOf(first, 1), recordOf(second, 2), recordOf(third, 3)),
      ['nothing invented'],
    ],
    ['a later event first', onBroker(recordOf(second, 2), recordOf(first, 1)), ['order on the broker']],
    [
      'two events at one place',
      onBroker(recordOf(first, 1), recordOf(second, 2), recordOf(third, 2)),
      ['order on the broker'],
    ],
    ['a double effect', effects({ doubles: 1 }), ['effects exactly once']],
    [
      'a missing effect',
      effects({ tallies: new Map([[key, { count: 1, ids: 10 }]]) }),
      ['effects exactly once'],
    ],
    [
      'the effect of another event',
      effects({ tallies: new Map([[key, { count: 2, ids: 22 }]]) }),
      ['effects exactly once'],
    ],
    ['effects out of order', effects({ inversions: 1 }), ['effects in order']],
    ['an event counted twice', sums({ events: 3, total: 21 }), ['sums right']],
    ['an amount that is wrong', sums({ total: 20 }), ['sums right']],
    ['sums out of order', sums({ inversions: 1 }), ['effects in order']],
    ['a missing answer', answered(first), ['answers exactly once']],
    ['an answer given twice', answered(first, first), ['answers exactly once']],
    ['a lag', { lag: 1 }, ['nothing waits']],
    [
      'a parked event',
      { waiting: { ...good.waiting, effect: { unpublished: 0, parked: 1 } } },
      ['nothing waits'],
    ],
    ['a row below the floor', { relays: { ...good.relays, swept: 1 } }, ['relays sound']],
    ['a broken sequence', { relays: { ...good.relays, sequenceBreaks: 1 } }, ['relays sound']],
    ['lanes that took too long', { recoveries: [recovery(5_001)] }, ['lanes resume within 5 s']],
    ['lanes that never came back', { recoveries: [recovery(null)] }, ['lanes resume within 5 s']],
  ])('sees %s', (_, change, broken) => {
    const claims = judge(goodEvidence(change)).filter(({ holds }) => !holds);

    expect(claims.map(({ name }) => name)).toEqual(broken);
  });
});
