import type { SourceGaps } from '@kervan/console-api';
import type { Db } from '@kervan/database';
import { placeText } from '../sources/name-pattern.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import type { Gap } from './expected-places.js';
import { gapsOf, MOST_GAPS } from './gaps-of.js';
import { releasedGaps } from './released-gaps.js';

/** Gaps of a source as people are told of them. */
export async function sourceGaps(db: Pick<Db, 'query'>, source: ConfiguredSource): Promise<SourceGaps> {
  const kind = source.places?.kind ?? 'sequence';
  const told = ({ from, to }: Gap) => ({ from: placeText(kind, from), to: placeText(kind, to) });
  const released = await releasedGaps(db, source.name, MOST_GAPS);
  return {
    gaps: (await gapsOf(db, source)).map(told),
    released: released.map((gap) => {
      const { by, reason, at, late } = gap;
      return { ...told(gap), by, reason, at: at.toISOString(), late };
    }),
  };
}
