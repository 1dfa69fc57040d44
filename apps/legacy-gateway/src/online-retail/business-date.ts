import { day, KervanError } from '@kervan/contracts';

const DATE = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/;

/**
 * The day a file is of, out of its name: `2010-12-01.csv`. Number series and period follow it.
 *
 * @throws KervanError FORMAT_ERROR
 */
export function businessDateOf(fileName: string): string {
  const date = day.safeParse(DATE.exec(fileName)?.[0]);
  if (!date.success) throw new KervanError('FORMAT_ERROR', 'the file name carries no date like 2010-12-01');
  return date.data;
}
