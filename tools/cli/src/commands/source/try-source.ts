import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MOST_TRIED_BYTES, SourceName } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { UsageError } from '../../command/usage-error.js';
import { worstOf } from '../../exit-code.js';
import { trialView } from './trial-view.js';

export const trySource = defineCommand({
  name: 'try',
  summary:
    'what would become of a file; exit code 1 where some of it would go to quarantine. Publishes nothing.',
  arguments: [{ name: 'file', summary: 'file as the legacy system writes it, at most 16 MiB' }],
  options: [
    { flags: '--source <name>', summary: 'the source that it is from', required: true },
    { flags: '--as <name>', summary: 'name under which it would be sent (default: its own)' },
    { flags: '--limit <n>', summary: 'how many records are shown at most (default 50); all are counted' },
  ],
  input: z.object({
    file: z.string().min(1),
    source: SourceName,
    as: z.string().min(1).max(255).optional(),
    limit: z.coerce.number('must be a whole number').int().min(0).max(1000).default(50),
  }),
  page: () => '/',
  ask: async (client, { file, source, as = basename(file), limit }) =>
    client.trySource(source, await bytesOf(file), { file: as, limit }),
  view: trialView,
  exit: ({ totals, refusal }) =>
    worstOf({ failed: totals.quarantine > 0 || refusal !== null, incomplete: false }),
});

/** @throws UsageError */
async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(file);
    if (size > MOST_TRIED_BYTES)
      throw new UsageError(`<file>: ${file} has more than 16 MiB: try a part of it`);
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`<file>: ${file} cannot be read`, { cause });
  }
}
