import { z } from 'zod';
import { ApiCollect } from '../http-api/api-collect.js';
import { DocumentRules } from '../normalising/document-rules.js';
import { SftpCollect } from '../sftp/sftp-collect.js';
import { TableCollect } from '../table/table-collect.js';
import { FileRules } from './file-rules.js';
import { ReadRules } from './read-rules.js';

/** How what the source has comes into its folder. */
const Collect = z.discriminatedUnion('kind', [
  /** Somebody writes into the folder. */
  z.strictObject({ kind: z.literal('folder') }),
  SftpCollect.extend({ kind: z.literal('sftp') }),
  TableCollect.extend({ kind: z.literal('table') }),
  ApiCollect.extend({ kind: z.literal('api') }),
]);
export type Collect = z.output<typeof Collect>;

/** A legacy system, as one file of `SOURCES_DIR` declares it. */
export const SourceFile = z
  .strictObject({
    /** Name in events, ledgers, event ids and of the folder: never renamed. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, 'must be small letters, digits and dashes'),
    collect: Collect,
    files: FileRules.prefault({}),
    read: ReadRules,
    documents: DocumentRules,
  })
  .superRefine(({ collect, files, read }, context) => {
    const isPulled = collect.kind === 'table' || collect.kind === 'api';
    if (isPulled !== (read.format === 'pulled')) {
      const message = isPulled ? 'must be pulled, as tables and APIs are' : 'is for tables and APIs';
      context.addIssue({ code: 'custom', path: ['read', 'format'], message });
    }
    const message = files.complete?.by === 'trailer' ? noTrailer(read) : null;
    if (message !== null) context.addIssue({ code: 'custom', path: ['files', 'complete', 'by'], message });
  });
export type SourceFile = z.output<typeof SourceFile>;

/** Why files of a source do not end with a trailer, null where they do. */
function noTrailer(read: ReadRules): string | null {
  if (read.format === 'csv') return read.footer ? null : 'needs read.footer';
  if (read.format === 'fixedWidth') return read.trailer ? null : 'needs read.trailer';
  const hasNone = read.format === 'idocFlat' || read.format === 'pulled';
  return hasNone ? 'is not for files that have no trailer' : null;
}
