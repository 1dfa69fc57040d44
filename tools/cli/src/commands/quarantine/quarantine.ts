import type { Group } from '../../command/command.js';
import { listQuarantine } from './list-quarantine.js';
import { previewQuarantined } from './preview-quarantined.js';
import { quarantineReplayStatus } from './quarantine-replay-status.js';
import { replayQuarantined } from './replay-quarantined.js';
import { showQuarantined } from './show-quarantined.js';

export const quarantine: Group = {
  name: 'quarantine',
  summary: 'records of legacy files that were not taken, and reading them again',
  commands: [listQuarantine, showQuarantined, previewQuarantined, replayQuarantined, quarantineReplayStatus],
};
