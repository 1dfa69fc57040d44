import { describe, expect, it } from '@jest/globals';
import { ReadCycle, type Span, type Writers } from './read-cycle.js';

const writing = (writers: string[], doubtful: string[] = []): Writers => ({
  writers: new Set(writers),
  doubtful: new Set(doubtful),
});

/** One cycle; returns what q4 must read. */
function turn(cycle: ReadCycle, hi: number, writers: string[], readTo = cycle.fresh.upTo): readonly Span[] {
  const step = cycle.step(readTo, { hi, ...writing(writers) });
  step.commit();
  return step.again;
}

describe('ReadCycle', () => {
  it('begins at the floor and reads only ids whose writers it looked at afterwards', () => {
    const cycle = new ReadCycle(7);
    expect(cycle.fresh).toEqual({ after: 7, upTo: 7 });

    turn(cycle, 20, []);

    expect(cycle.fresh).toEqual({ after: 7, upTo: 20 });
    expect(cycle.behind).toBe(true);
    expect(cycle.settled).toBe(7);
  });

  it('passes a span for good when nobody could write into it', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, []);

    expect(turn(cycle, 10, [])).toEqual([]);

    expect(cycle.settled).toBe(10);
    expect(cycle.behind).toBe(false);
  });

  it('reads a span again in the cycle that finds its writer gone, and holds the floor until then', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, ['slow']);
    expect(turn(cycle, 12, ['slow'])).toEqual([]);
    expect(turn(cycle, 14, ['slow'])).toEqual([]);
    expect(cycle.settled).toBe(0);

    expect(turn(cycle, 14, [])).toEqual([
      { after: 0, upTo: 12 },
      { after: 12, upTo: 14 },
    ]);

    expect(cycle.settled).toBe(14);
    expect(turn(cycle, 14, [])).toEqual([]);
  });

  it('reads the newest span again when its writer left between reading and asking who writes', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, ['quick']);

    expect(turn(cycle, 10, [])).toEqual([{ after: 0, upTo: 10 }]);
  });

  it('reads a span again while its writer may be leaving, and keeps it open', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, ['slow']);
    const step = cycle.step(10, { hi: 10, ...writing(['slow'], ['slow']) });
    step.commit();

    expect(step.again).toEqual([{ after: 0, upTo: 10 }]);
    expect(cycle.settled).toBe(0);
  });

  it('says which of the open spans were left since', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, ['slow']);
    turn(cycle, 20, ['slow', 'quick']);
    const { open, leftBy } = cycle.step(20, { hi: 20, ...writing(['slow', 'quick']) });

    expect(open).toHaveLength(2);
    expect(leftBy(writing(['slow', 'quick']))).toEqual([]);
    expect(leftBy(writing(['slow']))).toEqual([{ after: 10, upTo: 20 }]);
    expect(leftBy(writing(['slow', 'quick'], ['slow']))).toEqual(open);
  });

  it('keeps one range for one slow writer, however long it runs', () => {
    const cycle = new ReadCycle(0);
    for (let hi = 10; hi <= 1_000; hi += 10) turn(cycle, hi, ['slow', `quick${String(hi)}`]);

    expect(cycle.openRanges).toBe(1);
  });

  it('goes on behind the last row where the limit cut the span', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 100, ['slow']);
    turn(cycle, 200, ['slow'], 40);

    expect(cycle.fresh).toEqual({ after: 40, upTo: 200 });
  });

  it('changes nothing before a step is committed', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, ['slow']);

    expect(cycle.step(10, { hi: 20, ...writing([]) }).again).toEqual([{ after: 0, upTo: 10 }]);

    expect(cycle.settled).toBe(0);
    expect(turn(cycle, 20, [])).toEqual([{ after: 0, upTo: 10 }]);
  });

  it('rewinds: cuts the ranges and reads from there with the writers of now', () => {
    const cycle = new ReadCycle(0);
    turn(cycle, 10, ['slow']);
    turn(cycle, 20, ['slow', 'other']);
    turn(cycle, 30, ['slow', 'other']);

    cycle.rewind(5);

    expect(cycle.fresh).toEqual({ after: 5, upTo: 30 });
    expect(turn(cycle, 30, [])).toEqual([
      { after: 0, upTo: 5 },
      { after: 5, upTo: 30 },
    ]);
  });
});
