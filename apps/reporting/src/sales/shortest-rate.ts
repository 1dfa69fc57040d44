/** A rate in percent without trailing zeros: `20.0` and `20` are one rate. */
export function shortestRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}
