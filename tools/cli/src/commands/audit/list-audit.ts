import { type AuditEntry, AuditQuery } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption, moreThan, upTo } from '../../command/paging.js';
import { pathOf } from '../../command/path-of.js';
import { list, no, text, time, wide } from '../../output/columns.js';
import { type Column, tableOf } from '../../output/view.js';

export const listAudit = defineCommand({
  name: 'list',
  summary: 'the newest entries (the default)',
  isDefault: true,
  options: [
    { flags: '--actor <name>', summary: 'of this person or service' },
    { flags: '--action <action>', summary: 'of this kind, such as denied' },
    { flags: '--subject <subject>', summary: 'about this' },
    limitOption,
  ],
  input: z.object({
    ...AuditQuery.pick({ actor: true, action: true, subject: true }).shape,
    limit: Limit,
  }),
  page: ({ actor, action, subject }) => pathOf('/audit', { actor, action, subject }),
  ask: (client, { limit, ...filters }) => upTo(limit, (page) => client.audit({ ...filters, ...page })),
  view: (page) => ({ tables: [tableOf(page.items, columns)], note: moreThan(page) }),
});

const columns: readonly Column<AuditEntry>[] = [
  no('no', (entry) => entry.no),
  time('at', ({ at }) => at),
  text('actor', ({ actor }) => actor),
  text('action', ({ action }) => action),
  text('subject', ({ subject }) => subject),
  text('reason', ({ reason }) => reason),
  wide(list('details', detailsOf)),
  wide(text('hash', ({ hash }) => hash)),
];

function detailsOf({ details }: AuditEntry): readonly string[] {
  return Object.entries(details).map(([name, value]) => `${name}=${String(value)}`);
}
