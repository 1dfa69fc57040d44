import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readDayLine, type DayLine } from './day-line.js';

/** A file of one business day. */
export interface DayFile {
  /** Day in its name, `2010-12-01`. */
  readonly date: string;
  readonly path: string;
}

const NAME = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d).*\.csv$/;

/** Day files of a folder in byte order of their names, which is the order of days; what names no day is left out. */
export async function dayFiles(folder: string): Promise<readonly DayFile[]> {
  const names = (await readdir(folder)).sort();
  return names.flatMap((name) => {
    const date = NAME.exec(name)?.[1];
    return date === undefined ? [] : [{ date, path: join(folder, name) }];
  });
}

/** Lines of a day file that are data. */
export async function* linesOf({ path }: DayFile): AsyncGenerator<DayLine> {
  let header = true;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const line = header ? null : readDayLine(text);
    header = false;
    if (line) yield line;
  }
}
