/** How far a process under test was at one time. */
export interface Reading {
  /** Milliseconds, any fixed origin. */
  readonly at: number;
  readonly events: number;
  readonly cpuUs: number;
  readonly postgresCpuUs: number | null;
}

export interface Rates {
  readonly eventsPerSecond: number;
  readonly cpuUsPerEvent: number;
  readonly cores: number;
  readonly postgresUsPerEvent: number | null;
}

/** What happened between two readings; start-up before the first does not count. */
export function ratesBetween(first: Reading, last: Reading): Rates {
  const events = last.events - first.events;
  const seconds = (last.at - first.at) / 1_000;
  if (events <= 0 || seconds <= 0) throw new RangeError('too few events to measure a rate');
  const cpuUs = last.cpuUs - first.cpuUs;
  return {
    eventsPerSecond: rounded(events / seconds, 0),
    cpuUsPerEvent: rounded(cpuUs / events, 1),
    cores: rounded(cpuUs / 1_000_000 / seconds, 3),
    postgresUsPerEvent:
      first.postgresCpuUs === null || last.postgresCpuUs === null
        ? null
        : rounded((last.postgresCpuUs - first.postgresCpuUs) / events, 1),
  };
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
