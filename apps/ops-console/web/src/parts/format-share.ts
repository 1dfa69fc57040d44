/** A share in percent that never rounds up to 100: what is missing must stay visible. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0 || part >= whole) return '100';
  const percent = (part / whole) * 100;
  const digits = percent > 99 ? 4 : 1;
  return (Math.floor(percent * 10 ** digits) / 10 ** digits).toFixed(digits);
}
