/** A rate that holds from a day on until a later one of its class begins. */
export interface DatedRate {
  /** Calendar day, `2010-01-01`. */
  readonly validFrom: string;
  /** Percent, decimal text. */
  readonly rate: string;
}

/** The rate that holds on a day: the one with the latest `validFrom` not after it; undefined before the first. */
export function rateOn(rates: Iterable<DatedRate>, day: string): string | undefined {
  let latest: DatedRate | undefined;
  for (const rate of rates) {
    if (rate.validFrom <= day && (!latest || rate.validFrom > latest.validFrom)) latest = rate;
  }
  return latest?.rate;
}
