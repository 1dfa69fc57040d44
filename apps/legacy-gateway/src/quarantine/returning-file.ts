import { join } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { unnamedFile, type UnnamedFile } from '../files/unnamed-file.js';
import { writeWhole } from '../files/write-whole.js';
import { DONE_SUFFIX } from '../watched-folder/list-dropped.js';
import type { Judged, JudgedFile } from './judge.js';
import { openBeside } from './open-records.js';
import type { ReadAgain } from './read-again.js';

/** A file that goes back into the folder of its source: it lies there, hidden, before that is decided. */
export class ReturningFile {
  private constructor(private readonly written: UnnamedFile | null) {}

  /** @param records of one arrival @throws what writing and the document store throw */
  static async write(records: readonly ReadAgain[]): Promise<ReturningFile> {
    const file = records.find(({ kind }) => kind === 'file');
    if (file?.kind !== 'file') return new ReturningFile(null);
    const { folder, sha256 } = file;
    return new ReturningFile(await unnamedFile(folder, { sha256, chunks: file.read() }));
  }

  /**
   * Gives the file its name and a done-marker, and its bytes free; done again, it does no harm. Receiving waits for the end
   * of the transaction. All that is open of the file comes again with it.
   *
   * @returns what is judged now: faulty, where another file of its name waits in the folder
   */
  async giveBack(db: Db, judged: readonly JudgedFile[]): Promise<readonly Judged[]> {
    const [first] = judged;
    if (!first || !this.written) return [];
    const { record, again } = first;
    await db.query('SELECT FROM arrival WHERE id = $1 FOR UPDATE', [record.arrivalId]);
    try {
      await this.written.call(record.fileName);
    } catch (error) {
      if (!(error instanceof KervanError) || error.code !== 'RESOURCE_EXISTS') throw error;
      const fault = { code: error.code, reason: error.message };
      return judged.map((each) => ({ outcome: 'FAULTY', record: each.record, fault }));
    }
    await writeWhole(join(again.folder, `${record.fileName}${DONE_SUFFIX}`), []);
    await db.query('DELETE FROM source_file WHERE arrival_id = $1', [record.arrivalId]);
    const beside = await openBeside(
      db,
      record.arrivalId,
      judged.map((each) => each.record.id),
    );
    return [...judged, ...beside.map((other) => ({ ...first, record: other }))];
  }

  /** To be called in the end. */
  async forget(): Promise<void> {
    await this.written?.forget();
  }
}
