import { escaped, globOf } from '../files/glob.js';
import { DONE_SUFFIX } from '../watched-folder/list-dropped.js';

/** Bytes that a file system takes, less what is added while the file is written. */
const LONGEST = 200;

/** Names that are passed over in the source's folder: hidden, unfinished, a marker. */
const PASSED_OVER = ['.part', '.writing', DONE_SUFFIX];

/** Whether a name that a server told may become the name of a local file: one part of a path, nothing to hide in it. */
export function isSafe(name: string): boolean {
  return (
    name !== '' &&
    Buffer.byteLength(name) <= LONGEST &&
    !name.startsWith('.') &&
    !/[/\\\p{Cc}\uFFFD]/u.test(name)
  );
}

/** Of folders that list themselves, of files put aside, of whatever a server does not want to show. */
const HIDDEN = /^\.[^/\\]*$/;

/** @param pattern in which `*` stands for any characters, `?` for one. */
export function nameTest(pattern: string): (name: string) => boolean {
  const whole = new RegExp(`^${globOf(pattern, literal)}$`, 'su');
  return (name) =>
    whole.test(name) && !HIDDEN.test(name) && !PASSED_OVER.some((suffix) => name.endsWith(suffix));
}

function literal(text: string): string {
  return text.split('?').map(escaped).join('.');
}
