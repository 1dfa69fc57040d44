import type { MigrationClass } from '@kervan/database';
import { CreateOperatorAudit1764000000105 } from '../auditing/create-operator-audit.js';
import { CreateInbox1764000000101 } from './create-inbox.js';
import { CreateRedrive1764000000103 } from './create-redrive.js';
import { CreateReplay1764000000104 } from './create-replay.js';
import { CreateStartAndGate1764000000102 } from './create-start-and-gate.js';

/** The audit alone, for services that consume nothing; a part of {@link inboxMigrations}. */
export const auditMigrations: readonly MigrationClass[] = [CreateOperatorAudit1764000000105];

/** Tables of the inbox, to be run after those of the outbox and before those of the app. */
export const inboxMigrations: readonly MigrationClass[] = [
  CreateInbox1764000000101,
  CreateStartAndGate1764000000102,
  CreateRedrive1764000000103,
  CreateReplay1764000000104,
  ...auditMigrations,
];
