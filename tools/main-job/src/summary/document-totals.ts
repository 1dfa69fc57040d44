import { z } from 'zod';
import { readOne } from '@kervan/verify';
import type { RunFacts, Summary, WholeEvidence } from './ports.js';

const counted = z.object({ count: z.number() });

/** Lines of the files this run dropped, by what became of them. */
export function readInput(
  { databases }: WholeEvidence,
  { dropStartedAt, files }: RunFacts,
): Promise<Summary['input']> {
  return readOne(
    databases['legacy-gateway'],
    z.object({
      files: z.number(),
      lines: z.number(),
      published: z.number(),
      duplicates: z.number(),
      quarantined: z.number(),
    }),
    `SELECT count(*) AS files, coalesce(sum(lines), 0)::bigint AS lines,
       coalesce(sum(published), 0)::bigint AS published, coalesce(sum(duplicate), 0)::bigint AS duplicates,
       coalesce(sum(quarantined), 0)::bigint AS quarantined
     FROM arrival
     WHERE started_at >= $1 AND file_name = ANY ($2::text[]) AND outcome IS DISTINCT FROM 'CHANGED'`,
    [dropStartedAt, files],
  );
}

/** Business documents there are, whichever run brought them. */
export async function readDocuments({ databases }: WholeEvidence): Promise<Summary['documents']> {
  const [{ orders, invoices, returns, held }, { despatches, owed }, corrections] = await Promise.all([
    readOne(
      databases['erp-core'],
      z.object({ orders: z.number(), invoices: z.number(), returns: z.number(), held: z.number() }),
      `SELECT (SELECT count(*) FROM sales_order) AS orders, (SELECT count(*) FROM invoice) AS invoices,
         (SELECT count(*) FROM return_invoice) AS returns,
         (SELECT count(*) FROM sales_order WHERE state = 'ON_HOLD') AS held`,
    ),
    readOne(
      databases.warehouse,
      z.object({ despatches: z.number(), owed: z.number() }),
      `SELECT (SELECT count(*) FROM despatch_note) AS despatches,
         (SELECT count(*) FROM reservation WHERE state = 'OWED') AS owed`,
    ),
    readOne(
      databases['legacy-gateway'],
      counted,
      "SELECT count(*) FROM document WHERE kind IN ('LOSS', 'SURPLUS')",
    ),
  ]);
  return { orders, invoices, returns, despatches, owed, corrections: corrections.count, held };
}
