import { describe, expect, it } from '@jest/globals';
import { formatNames } from '@kervan/formats/bench';
import { testStores } from '@kervan/local';
import { runBenches } from './run-benches.js';

const EVENTS = 2_000;

describe('runBenches', () => {
  it('publishes and consumes every event once', async () => {
    const options = {
      benches: ['publish', 'consume'],
      events: () => EVENTS,
      rounds: 1,
      client: 'default',
    } as const;

    const { figures, versions } = await runBenches(testStores(), options, () => undefined);

    expect(figures.map(({ bench, events }) => ({ bench, events }))).toEqual([
      { bench: 'publish', events: EVENTS },
      { bench: 'consume', events: EVENTS },
    ]);
    for (const { eventsPerSecond, cpuUsPerEvent, memoryMb } of figures)
      expect(Math.min(eventsPerSecond, cpuUsPerEvent, memoryMb)).toBeGreaterThan(0);
    expect(versions['postgres']).toMatch(/^18\./);
  });

  it('finds the whole journey of every order that it looks up', async () => {
    const options = { benches: ['journeys'], events: () => EVENTS, rounds: 1, client: 'default' } as const;

    const { figures } = await runBenches(testStores(), options, () => undefined);

    const wholeFlows = EVENTS - (EVENTS % 7);
    expect(figures).toMatchObject([{ bench: 'journeys', events: wholeFlows }]);
    const [{ bytesPerEvent, latency } = { bytesPerEvent: null, latency: null }] = figures;
    expect(bytesPerEvent).toBeGreaterThan(0);
    expect(latency?.p99).toBeGreaterThan(0);
  });

  it('reads every line of large files of every format, cut alone and mapped', async () => {
    const options = { benches: ['formats'], events: () => EVENTS, rounds: 1, client: 'default' } as const;

    const { formats } = await runBenches(testStores(), options, () => undefined);

    expect(formats.map(({ format, stage }) => `${format} ${stage}`)).toEqual(
      formatNames.flatMap((format) => [`${format} tokenised`, `${format} mapped`]),
    );
    for (const { lines, linesPerCpuSecond, megabytesPerCpuSecond, memoryMb } of formats) {
      expect(lines).toBeGreaterThanOrEqual(EVENTS);
      expect(Math.min(linesPerCpuSecond, megabytesPerCpuSecond, memoryMb)).toBeGreaterThan(0);
    }
  });
});
