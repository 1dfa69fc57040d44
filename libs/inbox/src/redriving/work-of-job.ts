import { dryRetry } from './dry-retry.js';
import { exportKey } from './export-key.js';
import { goOn } from './go-on.js';
import type { StepOf } from './item-step.js';
import type { JobParts, LeasedJob } from './job-parts.js';
import { passHeads } from './pass-heads.js';
import { storeEdit } from './store-edit.js';

/** Events of a key that are dropped in one transaction, with their payloads in memory. */
const DROPPED_AT_ONCE = 20;

/** What a job does with each of its items. */
export interface WorkOfJob {
  /** Repeated while the item waits; none: the item is only tried. */
  readonly step: StepOf | null;
  /** Whether the heads of the key are tried then. */
  readonly tries: boolean;
  /** Steps of a dry run. */
  readonly dry: readonly StepOf[];
}

export function workOf(parts: JobParts, { kind, plan, reason }: LeasedJob): WorkOfJob {
  switch (kind) {
    case 'retry':
      return { step: null, tries: true, dry: [dryRetry(parts)] };
    case 'edit': {
      const step = plan.edit ? storeEdit(parts, plan.edit) : null;
      return { step, tries: true, dry: [...(step ? [step] : []), dryRetry(parts)] };
    }
    case 'skip':
      return alone(passHeads(parts, { limit: 1, all: false, reason }));
    case 'drop':
      return alone(passHeads(parts, { limit: DROPPED_AT_ONCE, all: true, reason }));
    case 'continue':
      return alone(goOn(parts, reason));
    case 'export':
      return alone(exportKey(parts));
  }
}

function alone(step: StepOf): WorkOfJob {
  return { step, tries: false, dry: [step] };
}
