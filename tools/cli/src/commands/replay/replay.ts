import type { Group } from '../../command/command.js';
import { changeReplay } from './change-replay.js';
import { listReplays } from './list-replays.js';
import { startReplay } from './start-replay.js';

export const replay: Group = {
  name: 'replay',
  summary: 'makes the tables of a service anew from the events, beside live traffic',
  commands: [
    startReplay,
    listReplays,
    changeReplay('swap', 'puts the new tables in the place of the running ones'),
    changeReplay('cancel', 'ends one that runs'),
    changeReplay('drop', 'removes the tables that a swap put aside'),
  ],
};
