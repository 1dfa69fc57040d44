import type { Kill } from '../kills/kill-at.js';
import type { Victim } from '../kills/kill-plan.js';

/** A store may need more than one start: a dead server's last children can still hold what the next one needs. */
const stores: ReadonlySet<Victim> = new Set(['kafka', 'postgres']);

/** Kills that did not happen, came too late to prove anything, or were not followed by exactly one restart. */
export function checkKills(kills: readonly Kill[], restarts: ReadonlyMap<Victim, number>): readonly string[] {
  return kills.flatMap(({ app, at, of, seen }) => {
    if (seen === null) return [`${app} was not killed after event ${at} of ${of}: take another seed`];
    const again = restarts.get(app) ?? 0;
    return [
      ...(seen >= of
        ? [`${app} had handled all ${of} events before it could be killed: take another seed`]
        : []),
      ...(again === 1 || (stores.has(app) && again > 1)
        ? []
        : [`${app} was started again ${again} times after one kill`]),
    ];
  });
}
