import type { Db } from '@kervan/database';
import type { Mark } from './mark.js';

/**
 * Moves marks that this transaction holds locked: one statement, which need not be awaited. The keys are named twice: by
 * the join alone, the planner may pass every mark of the topic to find those of a few keys.
 */
export function writeMarks(
  db: Pick<Db, 'query'>,
  consumer: string,
  topic: string,
  moved: ReadonlyMap<string, Mark>,
): Promise<unknown> {
  if (moved.size === 0) return Promise.resolve();
  const marks = [...moved.values()];
  return db.query(
    `UPDATE inbox_key SET epoch = moved.epoch, last = moved.last, recent = moved.recent::text[]
     FROM unnest($3::text[], $4::integer[], $5::bigint[], $6::text[]) AS moved (key, epoch, last, recent)
     WHERE inbox_key.consumer = $1 AND inbox_key.topic = $2 AND inbox_key.key = moved.key
       AND inbox_key.key = ANY ($3)`,
    [
      consumer,
      topic,
      [...moved.keys()],
      marks.map(({ epoch }) => epoch),
      marks.map(({ last }) => last),
      // unnest would flatten an array of arrays, so each list travels as the text of its own array.
      marks.map(({ recent }) => arrayText(recent)),
    ],
  );
}

function arrayText(ids: readonly string[]): string {
  return `{${ids.map((id) => `"${id.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
