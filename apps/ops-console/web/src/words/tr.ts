import type { en } from './en.js';
import type { Words } from './typed-words.js';
import { tr as audit } from '../pages/audit/words.js';
import { tr as consumers } from '../pages/consumers/words.js';
import { tr as event } from '../pages/event/words.js';
import { tr as failures } from '../pages/failures/words.js';
import { tr as find } from '../pages/find/words.js';
import { tr as journey } from '../pages/journey/words.js';
import { tr as live } from '../pages/live/words.js';
import { tr as map } from '../pages/map/words.js';
import { tr as operations } from '../pages/operations/words.js';
import { tr as outbox } from '../pages/outbox/words.js';
import { tr as overview } from '../pages/overview/words.js';
import { tr as parts } from '../parts/words.js';
import { tr as session } from '../session/words.js';
import { tr as shell } from '../shell/words.js';

export const tr: Words<typeof en> = {
  audit,
  consumers,
  event,
  failures,
  find,
  journey,
  live,
  map,
  operations,
  outbox,
  overview,
  parts,
  session,
  shell,
};
