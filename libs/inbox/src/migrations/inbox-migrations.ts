import { CreateInbox1764000000101 } from './create-inbox.js';

/** Tables of the inbox, to be run before those of the app. */
export const inboxMigrations = [CreateInbox1764000000101] as const;
