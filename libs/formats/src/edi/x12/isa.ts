import type { Beginning } from '../separators.js';

/** Long enough for an ISA that was wrapped, or filled with blanks of two bytes. */
export const isaSize = 512;

const elements = 16;

/**
 * ISA says the separators by where they stand: after its tag, in its last element, and after that. It is read by its
 * separators, not by its fixed width of 106 bytes: files come with blanks collapsed.
 */
export function beginX12(bytes: string): Beginning {
  if (!'ISA'.startsWith(bytes.slice(0, 3))) return { kind: 'none', reason: 'no ISA begins here' };
  const element = bytes.charAt(3);
  let last = 2;
  for (let count = 0; count < elements && last >= 0; count += 1) last = bytes.indexOf(element, last + 1);
  const [component = '', segment = ''] = last < 0 ? '' : bytes.slice(last + 1, last + 3);
  if (element === '' || segment === '') {
    return bytes.length < isaSize ? { kind: 'more' } : { kind: 'none', reason: 'ISA has no 16 elements' };
  }
  const characters = [element, component, segment];
  return new Set(characters).size < characters.length || characters.some((one) => /[A-Z0-9 ]/i.test(one))
    ? { kind: 'none', reason: 'ISA does not tell separators apart' }
    : { kind: 'separators', separators: { element, component, segment, release: null }, length: 0 };
}
