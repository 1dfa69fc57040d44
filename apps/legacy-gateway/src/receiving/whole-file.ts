import type { Fault } from '../online-retail/fault.js';
import type { Survey } from './file-format.js';
import type { Outcome } from './outcome.js';

/** Ordinal of a file as a whole: all of its records are settled with it. */
export const WHOLE_FILE = 2_147_483_647;

/** The only outcome of a file that is refused as a whole; without any line it counts as one. */
export async function* wholeFile(
  { lines, bytes: byteCount }: Pick<Survey, 'lines' | 'bytes'>,
  fault: Fault,
  wanted: (ordinal: number) => boolean,
): AsyncGenerator<Outcome> {
  await Promise.resolve();
  if (!wanted(WHOLE_FILE)) return;
  const lineCount = Math.max(lines, 1);
  const record = { ordinal: WHOLE_FILE, line: 1, lineCount, offset: 0, byteCount, documentNo: null };
  yield { record, result: { kind: 'faulty', faults: [fault] } };
}
