import type { Beginning, Separators } from '../separators.js';

const adviceSize = 9;

const usual: Separators = { component: ':', element: '+', release: '?', segment: "'" };

/** Service string advice (ISO 9735, 6): separators of the interchange where they are not the usual ones. */
export function beginEdifact(bytes: string): Beginning {
  if (bytes.startsWith('UNA')) return bytes.length < adviceSize ? { kind: 'more' } : advised(bytes);
  if (/^(UNB|UNH|BGM)/.test(bytes)) return { kind: 'separators', separators: usual, length: 0 };
  return bytes.length < 3
    ? { kind: 'more' }
    : { kind: 'none', reason: 'neither UNA, UNB, UNH nor BGM begins here' };
}

/** The decimal mark is not kept: comma and point are both read as one. Nor is the repetition separator of syntax 4. */
function advised(bytes: string): Beginning {
  const [component = '', element = '', , release = '', , segment = ''] = bytes.slice(3, adviceSize);
  const separators = { component, element, release: release === ' ' ? null : release, segment };
  const characters = [component, element, segment, ...(separators.release ? [separators.release] : [])];
  return new Set(characters).size < characters.length || characters.some((one) => /[A-Z0-9]/i.test(one))
    ? { kind: 'none', reason: 'UNA does not tell separators apart' }
    : { kind: 'separators', separators, length: adviceSize };
}
