import type { Group } from '../../command/command.js';
import { listFailures } from './list-failures.js';
import { setFailure } from './set-failure.js';
import { showFailure } from './show-failure.js';

export const failures: Group = {
  name: 'failures',
  summary: 'deliveries that failed, grouped by consumer and fingerprint of the error',
  commands: [listFailures, showFailure, setFailure],
};
