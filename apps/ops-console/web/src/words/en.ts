import { en as audit } from '../pages/audit/words.js';
import { en as consumers } from '../pages/consumers/words.js';
import { en as event } from '../pages/event/words.js';
import { en as failures } from '../pages/failures/words.js';
import { en as find } from '../pages/find/words.js';
import { en as journey } from '../pages/journey/words.js';
import { en as live } from '../pages/live/words.js';
import { en as map } from '../pages/map/words.js';
import { en as operations } from '../pages/operations/words.js';
import { en as outbox } from '../pages/outbox/words.js';
import { en as overview } from '../pages/overview/words.js';
import { en as parts } from '../parts/words.js';
import { en as session } from '../session/words.js';
import { en as shell } from '../shell/words.js';

export const en = {
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
