import type { Db } from '@kervan/database';
import type { Logger, Metrics } from '@kervan/observability';
import { placeText } from '../sources/name-pattern.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { gapsOf } from './gaps-of.js';

/** Tells of files that are missing in the order of a source: each gap once in the log, their number as a metric. */
export class GapAlarm {
  readonly #missing = new Map<string, number>();
  #told: ReadonlySet<string> = new Set();

  constructor(
    private readonly database: Pick<Db, 'query'>,
    private readonly sources: readonly ConfiguredSource[],
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    metrics.observe('erp.source.gaps', (tell) => {
      for (const [source, gaps] of this.#missing) tell(gaps, { source });
    });
  }

  /** Looks once at all sources. @returns false: there is no more to do at once */
  async look(): Promise<boolean> {
    const now = new Set<string>();
    for (const source of this.sources.filter(({ places }) => places !== null)) {
      const gaps = await gapsOf(this.database, source);
      this.#missing.set(source.name, gaps.length);
      for (const { from, to } of gaps) {
        const kind = source.places?.kind ?? 'sequence';
        const gap = { source: source.name, from: placeText(kind, from), to: placeText(kind, to) };
        const key = JSON.stringify(gap);
        now.add(key);
        if (!this.#told.has(key))
          this.logger.warn({ ...gap, holds: source.holds }, 'files of a source are missing');
      }
    }
    this.#told = now;
    return false;
  }
}
