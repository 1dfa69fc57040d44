import type { MigrationClass } from '@kervan/database';
import { CreateInbox1764000000101 } from './create-inbox.js';

/** Tables of the inbox, to be run after those of the outbox and before those of the app. */
export const inboxMigrations: readonly MigrationClass[] = [CreateInbox1764000000101];
