import type { Charset } from '../../text/decoded.js';

/**
 * Charsets by syntax identifier (ISO 9735-1, data element 0001). What promises ASCII only is read as UTF-8, which it is
 * part of: letters beyond it are seen under UNOA.
 */
export const charsets: ReadonlyMap<string, Charset> = new Map([
  ['UNOA', 'utf-8'],
  ['UNOB', 'utf-8'],
  ['UNOC', 'iso-8859-1'],
  ['UNOD', 'iso-8859-2'],
  ['UNOE', 'iso-8859-5'],
  ['UNOF', 'iso-8859-7'],
  ['UNOG', 'iso-8859-3'],
  ['UNOH', 'iso-8859-4'],
  ['UNOI', 'iso-8859-6'],
  ['UNOJ', 'iso-8859-8'],
  ['UNOK', 'iso-8859-9'],
  /** Code extension (ISO 2022): no more than its ASCII part is read. */
  ['UNOX', 'ascii'],
  ['UNOY', 'utf-8'],
  ['UNOW', 'utf-8'],
]);
