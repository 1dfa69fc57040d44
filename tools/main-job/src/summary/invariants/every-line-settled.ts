import { z } from 'zod';
import { IadeBelgesiAlindi, SatisBelgesiAlindi, StokFarkiAlindi } from '@kervan/contracts';
import { readOne } from '../read-rows.js';
import { invariant, type InvariantCheck } from './invariant-check.js';

const figures = z.object({
  lines: z.number(),
  settled: z.number(),
  published: z.number(),
  documentLines: z.number(),
  quarantined: z.number(),
  quarantineLines: z.number(),
  documents: z.number(),
  unfinished: z.number(),
});

const sql = `
  SELECT coalesce(sum(lines), 0)::bigint AS lines,
    coalesce(sum(published + duplicate + quarantined), 0)::bigint AS settled,
    coalesce(sum(published), 0)::bigint AS published,
    (SELECT coalesce(sum(line_count), 0)::bigint FROM document) AS "documentLines",
    coalesce(sum(quarantined), 0)::bigint AS quarantined,
    (SELECT coalesce(sum(line_count), 0)::bigint FROM quarantine) AS "quarantineLines",
    (SELECT count(*) FROM document) AS documents,
    count(*) FILTER (WHERE filed_at IS NULL) AS unfinished
  FROM arrival`;

/** I19: every line read is exactly one of published, duplicate, quarantined; every published document is an event. */
export const everyLineSettled: InvariantCheck = async ({ databases }, { events }) => {
  const read = await readOne(databases['legacy-gateway'], figures, sql);
  const received = [SatisBelgesiAlindi, IadeBelgesiAlindi, StokFarkiAlindi]
    .map(({ type }) => events[type] ?? 0)
    .reduce((sum, count) => sum + count, 0);
  const equal = (what: string, one: number, other: number) =>
    one === other ? [] : [`${what}: ${one} and ${other}`];
  return invariant(
    'I19',
    `${read.lines} lines read = published + duplicate + quarantined; ${received} documents`,
    [
      ...equal('lines read and settled', read.lines, read.settled),
      ...equal('lines published and lines of documents', read.published, read.documentLines),
      ...equal('lines quarantined and lines in quarantine', read.quarantined, read.quarantineLines),
      ...equal('documents and their events on the broker', read.documents, received),
      ...equal('files unfinished', read.unfinished, 0),
    ],
  );
};
