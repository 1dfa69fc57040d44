import type { Kill } from '../kills/kill-at.js';
import type { Victim } from '../kills/kill-plan.js';

/** A store may need more than one start: a dead server's last children can still hold what the next one needs. */
const stores: ReadonlySet<Victim> = new Set(['kafka', 'postgres']);

/** Kills that did not happen, came too late to prove anything, or were not followed by exactly one restart. */
export function checkKills(
  kills: readonly Kill[],
  restarts: Readonly<Record<Victim, number>>,
): readonly string[] {
  return kills.flatMap(({ app, at, of, seen }) => {
    if (seen === null) return [`${app} was not killed after event ${at} of ${of}: take another seed`];
    const late = app !== 'outbox-publisher' && seen >= of;
    return [
      ...(late ? [`${app} had handled all ${of} events before it could be killed: take another seed`] : []),
      ...(restarts[app] === 1 || (stores.has(app) && restarts[app] > 1)
        ? []
        : [`${app} was started again ${restarts[app]} times after one kill`]),
    ];
  });
}
