import type { Db } from '@kervan/database';

export interface NumberRequest {
  readonly series: string;
  readonly use: (number: number) => Promise<void> | void;
}

interface Drawn {
  readonly series: string;
  readonly last: number;
}

/** Counters rise by the whole block; rows are locked in byte order, so that two units never deadlock on them. */
const draw = `
  INSERT INTO number_series AS known (series, last)
  SELECT series, count FROM unnest($1::text[], $2::bigint[]) AS wanted (series, count) ORDER BY series COLLATE "C"
  ON CONFLICT (series) DO UPDATE SET last = known.last + excluded.last
  RETURNING series, last`;

/** Draws one block per series with one statement, then hands the numbers out in order of the requests. */
export async function drawNumbers(db: Db, requests: readonly NumberRequest[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { series } of requests) counts.set(series, (counts.get(series) ?? 0) + 1);
  const blocks = await db.query<Drawn>(draw, [[...counts.keys()], [...counts.values()]]);
  const next = new Map(blocks.map(({ series, last }) => [series, last - (counts.get(series) ?? 0) + 1]));
  for (const { series, use } of requests) {
    const number = next.get(series) ?? 0;
    next.set(series, number + 1);
    await use(number);
  }
}
