const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in the decimal unit that needs at most three figures before its point. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[power] ?? ''}`;
}
