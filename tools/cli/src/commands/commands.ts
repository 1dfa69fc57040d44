import type { Tree } from '../command/command.js';
import { audit } from './audit/audit.js';
import { event } from './event/event.js';
import { failures } from './failures/failures.js';
import { find } from './find.js';
import { journey } from './journey/journey.js';
import { lag } from './lag.js';
import { map } from './map.js';
import { outbox } from './outbox.js';
import { overview } from './overview.js';
import { quarantine } from './quarantine/quarantine.js';
import { redrive } from './redrive/redrive.js';
import { replay } from './replay/replay.js';
import { session } from './session.js';
import { source } from './source/source.js';
import { tail } from './tail/tail.js';
import { verify } from './verify.js';

/** Each screen of the console has one of them, with the same figures. */
export const commands: Tree = [
  overview,
  find,
  journey,
  event,
  failures,
  redrive,
  replay,
  quarantine,
  lag,
  outbox,
  map,
  tail,
  verify,
  audit,
  source,
  session,
];
