import { z } from 'zod';
import type { ServiceApi } from './service-api.js';

/** How many records exist now because of this load, and how many existed with the same content. */
export interface Loaded {
  readonly created: number;
  readonly unchanged: number;
}

/** The most records the APIs take in one request. */
const BATCH = 1000;

const answer = z.object({ created: z.int(), unchanged: z.int() });

/** Posts records, one batch after the other; `onDone` hears how many are done. */
export async function postInBatches<Content extends object>(
  api: ServiceApi,
  path: string,
  records: readonly Content[],
  bodyOf: (batch: readonly Content[]) => object,
  onDone: (done: number) => void,
): Promise<Loaded> {
  let loaded: Loaded = { created: 0, unchanged: 0 };
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const { created, unchanged } = answer.parse(await api('POST', path, bodyOf(batch)));
    loaded = { created: loaded.created + created, unchanged: loaded.unchanged + unchanged };
    onDone(start + batch.length);
  }
  return loaded;
}
