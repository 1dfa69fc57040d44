import { KervanError } from '@kervan/contracts';
import { rebuildReporting } from '../rebuilding/rebuild.js';
import { tableDigests } from '../rebuilding/table-digests.js';
import { differences } from './differences.js';
import { type InvariantCheck, judged, notChecked } from './invariant-check.js';

/** I15: reporting built anew from the first event says the same, to the byte. */
export const rebuiltReports: InvariantCheck = {
  id: 'I15',
  evaluate: async ({ databases: { reporting }, broker, rebuilding }) => {
    if (!reporting) return notChecked('I15', 'reporting is not in the stack');
    if (!rebuilding)
      return notChecked('I15', 'no superuser is given who could make a database to rebuild it in');
    try {
      return await judged('I15', async () => {
        const rebuilt = await rebuildReporting(rebuilding, reporting, broker);
        const running = await tableDigests(reporting);
        return {
          compared: `${running.size} tables of reporting, rebuilt from the first event: the same bytes`,
          faults: differences(['running', running], ['rebuilt', rebuilt]),
        };
      });
    } catch (error) {
      // The other invariants need no superuser: one that is away must not keep them from being told.
      if (error instanceof KervanError) return notChecked('I15', `${error.code} ${error.message}`);
      throw error;
    }
  },
};
