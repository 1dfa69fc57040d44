import { FailureChange, failureStates } from '@kervan/console-api';
import { defineCommand } from '../../command/define-command.js';
import { reasonOption } from '../../command/reason-option.js';
import { tableOf } from '../../output/view.js';
import { failureColumns } from './failure-columns.js';
import { failureArguments, failureKey, failurePage } from './failure-key.js';

export const setFailure = defineCommand({
  name: 'set',
  summary: 'changes state, owner or note of a group',
  arguments: failureArguments,
  options: [
    { flags: '--state <state>', summary: 'what is being done about it', choices: failureStates },
    { flags: '--owner <name>', summary: 'who does it' },
    { flags: '--no-owner', summary: 'nobody does it' },
    { flags: '--note <text>', summary: 'what is known about it' },
    { flags: '--no-note', summary: 'removes the note' },
    reasonOption,
  ],
  input: FailureChange.extend(failureKey),
  page: failurePage,
  ask: (client, { consumer, fingerprint, ...change }) => client.changeFailure(consumer, fingerprint, change),
  view: (group) => ({ tables: [tableOf([group], failureColumns)] }),
});
