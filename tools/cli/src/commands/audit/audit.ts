import type { Group } from '../../command/command.js';
import { listAudit } from './list-audit.js';
import { verifyAudit } from './verify-audit.js';

export const audit: Group = {
  name: 'audit',
  summary: 'who looked, revealed, retried or was denied, and why',
  commands: [listAudit, verifyAudit],
};
