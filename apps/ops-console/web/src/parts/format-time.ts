/** `2026-03-02 09:00:00.000`, UTC; without milliseconds where they say nothing. */
export function formatUtc(at: string, { millis = false } = {}): string {
  const text = new Date(at).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, millis ? 23 : 19)}`;
}

/** Units from the longest on, each with the next smaller one. */
const UNITS = [
  { unit: 'd', ms: 86_400_000, smaller: 'h', smallerMs: 3_600_000 },
  { unit: 'h', ms: 3_600_000, smaller: 'min', smallerMs: 60_000 },
  { unit: 'min', ms: 60_000, smaller: 's', smallerMs: 1000 },
];

/** The greatest unit alone: `31 min`. */
export function formatRough(ms: number): string {
  const size = UNITS.find((candidate) => ms >= candidate.ms);
  return size ? `${Math.floor(ms / size.ms)} ${size.unit}` : `${Math.max(0, Math.floor(ms / 1000))} s`;
}

/** Two figures at most: `380 ms`, `2.4 s`, `3 min 20 s`, `2 h 5 min`, `4 d`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return ms <= 0 ? '0 ms' : '< 1 ms';
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const size = UNITS.find((candidate) => ms >= candidate.ms - 50);
  if (!size) return `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`;
  const whole = Math.floor((ms + 50) / size.ms);
  const rest = Math.floor(((ms + 50) % size.ms) / size.smallerMs);
  return `${whole} ${size.unit}${rest === 0 ? '' : ` ${rest} ${size.smaller}`}`;
}
