import type { FlowVolume } from '@kervan/verify';
import type { RunReport } from '../summary/ports.js';

const MS_PER_SECOND = 1_000;

/** Events and handled deliveries per second of a flow, rounded to tenths. */
export function ratesOf(
  { events, handled }: FlowVolume,
  flowMs: number,
): Pick<RunReport, 'eventsPerSecond' | 'handledPerSecond'> {
  const perSecond = (count: number): number => Math.round((count / flowMs) * MS_PER_SECOND * 10) / 10;
  return {
    eventsPerSecond: perSecond(events),
    handledPerSecond: Object.fromEntries(
      Object.entries(handled).map(([service, count]) => [service, perSecond(count)]),
    ),
  };
}
