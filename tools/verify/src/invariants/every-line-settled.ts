import { z } from 'zod';
import {
  IadeBelgesiAlindi,
  KayitKarantinayaAlindi,
  SatisBelgesiAlindi,
  SevkBelgesiAlindi,
  StokFarkiAlindi,
  UrunBelgesiAlindi,
} from '@kervan/contracts';
import { readOne } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

const figures = z.object({
  lines: z.number(),
  bytes: z.number(),
  unsettled: z.string().nullable(),
  misread: z.string().nullable(),
  published: z.number(),
  documentLines: z.number(),
  quarantined: z.number(),
  quarantineLines: z.number(),
  quarantineEntries: z.number(),
  quarantinedBytes: z.number(),
  quarantineBytes: z.number(),
  documents: z.number(),
  versions: z.number(),
  unfinished: z.number(),
});

// What was repaired is in quarantine no more, and counts as what it became. Data lines, header and empty lines make up the file. Of one that was overwritten while it was read, the end was never seen.
const sql = `
  SELECT coalesce(sum(lines), 0)::bigint AS lines,
    coalesce(sum(bytes), 0)::bigint AS bytes,
    string_agg(file_name, ', ') FILTER (
      WHERE (lines, bytes) IS DISTINCT FROM
        (published + duplicate + quarantined + passed,
         published_bytes + duplicate_bytes + quarantined_bytes + passed_bytes)
    ) AS unsettled,
    string_agg(file_name, ', ') FILTER (
      WHERE outcome <> 'CHANGED' AND bytes + other_bytes IS DISTINCT FROM file_bytes
    ) AS misread,
    coalesce(sum(published), 0)::bigint AS published,
    (SELECT coalesce(sum(line_count), 0)::bigint FROM document) AS "documentLines",
    coalesce(sum(quarantined), 0)::bigint AS quarantined,
    (SELECT coalesce(sum(line_count), 0)::bigint FROM quarantine WHERE state <> 'REPAIRED') AS "quarantineLines",
    (SELECT count(*) FROM quarantine) AS "quarantineEntries",
    coalesce(sum(quarantined_bytes), 0)::bigint AS "quarantinedBytes",
    (SELECT coalesce(sum(byte_count), 0)::bigint FROM quarantine WHERE state <> 'REPAIRED') AS "quarantineBytes",
    (SELECT count(*) FROM document) AS documents,
    (SELECT coalesce(sum(version), 0)::bigint FROM document) AS versions,
    count(*) FILTER (WHERE filed_at IS NULL) AS unfinished
  FROM arrival`;

/**
 * I19: every line read, and every byte of it, is exactly one of published, duplicate, quarantined, passed over; every published
 * document, each version of it, is an event, and so is every entry of the quarantine.
 */
export const everyLineSettled = invariantCheck({
  id: 'I19',
  needs: ['legacy-gateway'],
  compare: async ({ 'legacy-gateway': gateway }, { events }) => {
    const read = await readOne(gateway, figures, sql);
    const received = [
      SatisBelgesiAlindi,
      IadeBelgesiAlindi,
      StokFarkiAlindi,
      SevkBelgesiAlindi,
      UrunBelgesiAlindi,
    ]
      .map(({ type }) => events[type] ?? 0)
      .reduce((sum, count) => sum + count, 0);
    const equal = (what: string, one: number, other: number) =>
      one === other ? [] : [`${what}: ${one} and ${other}`];
    const none = (what: string, files: string | null) => (files === null ? [] : [`${what}: ${files}`]);
    return {
      compared: `${read.lines} lines (${read.bytes} bytes) read = published + duplicate + quarantined + passed; ${received} documents`,
      faults: [
        ...none('lines or bytes read and settled differ', read.unsettled),
        ...none('bytes read and the size of the file differ', read.misread),
        // Of a document that changed, the ledger has the lines of its latest version alone.
        ...(read.versions === read.documents
          ? equal('lines published and lines of documents', read.published, read.documentLines)
          : []),
        ...equal('lines quarantined and lines in quarantine', read.quarantined, read.quarantineLines),
        ...equal('bytes quarantined and bytes in quarantine', read.quarantinedBytes, read.quarantineBytes),
        ...equal('documents and their events on the broker', read.versions, received),
        ...equal(
          'entries of the quarantine and their events on the broker',
          read.quarantineEntries,
          events[KayitKarantinayaAlindi.type] ?? 0,
        ),
        ...equal('files unfinished', read.unfinished, 0),
      ],
    };
  },
});
