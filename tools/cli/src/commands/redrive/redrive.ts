import type { Group } from '../../command/command.js';
import { changeRedrive } from './change-redrive.js';
import { listRedrives } from './list-redrives.js';
import { redriveStatus } from './redrive-status.js';
import { startRedrive } from './start-redrive.js';

export const redrive: Group = {
  name: 'redrive',
  summary: 'tries parked events of one consumer again; no other consumer sees any of it',
  commands: [
    startRedrive,
    redriveStatus,
    listRedrives,
    changeRedrive('pause', 'pauses one that runs'),
    changeRedrive('resume', 'goes on with one that was paused or stopped itself'),
    changeRedrive('cancel', 'leaves what is not yet done as it is'),
    changeRedrive('approve', 'lets one begin that somebody else asked for'),
  ],
};
