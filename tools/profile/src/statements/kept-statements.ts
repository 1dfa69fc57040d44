import { openState, type Progress, startPostgres } from '@kervan/local';
import { readStatements, type Statements } from './read-statements.js';

/** The statistics that an ended run left in its PostgreSQL, which is started once more to tell them. */
export async function keptStatements(folder: string, top: number, progress: Progress): Promise<Statements> {
  const state = await openState({ folder, progress });
  try {
    const server = await startPostgres(state, progress);
    try {
      return await readStatements(server.url, top);
    } finally {
      await server.stop();
    }
  } finally {
    state.release();
  }
}
