import type { Written } from '../evidence/read-written.js';

type All = ReadonlyMap<string, Written>;

/** What was written before a restore, and what was written since: `now` without what the restored copy held already. */
export function withRestored(before: All, copied: All, now: All): All {
  const accounts = new Set([...before.keys(), ...now.keys()]);
  return new Map(
    [...accounts].map((account) => {
      const [was, held, is] = [before, copied, now].map((all) => all.get(account) ?? none);
      return [account, combined(was ?? none, held ?? none, is ?? none)];
    }),
  );
}

const none: Written = { count: 0, ids: 0, amount: 0 };

function combined(before: Written, copied: Written, now: Written): Written {
  return {
    count: before.count + now.count - copied.count,
    ids: before.ids + now.ids - copied.ids,
    amount: before.amount + now.amount - copied.amount,
  };
}
