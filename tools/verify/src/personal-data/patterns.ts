import { isTckn } from '@kervan/contracts';

/** Not part of an id, an amount or another number: `SIP-10000000146`, `KRV2010000000001`, `10000000146.00`. */
const before = String.raw`(?<![\p{L}\p{N}_/-]|\p{N}[.,])`;
const after = String.raw`(?![\p{L}\p{N}_/-]|[.,]\p{N})`;
const alone = (pattern: string): RegExp => new RegExp(`${before}(?:${pattern})${after}`, 'gu');

interface Pattern {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly isOne: (text: string) => boolean;
}

const patterns: readonly Pattern[] = [
  { kind: 'TCKN', pattern: alone(String.raw`[1-9]\d{10}`), isOne: isTckn },
  {
    kind: 'IBAN',
    pattern: alone(String.raw`TR\d{2}(?: ?\d){22}|[A-Z]{2}\d{2}[A-Z0-9]{11,30}`),
    isOne: isIban,
  },
  {
    kind: 'e-mail',
    pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu,
    isOne: () => true,
  },
  {
    kind: 'phone',
    pattern: alone(
      String.raw`(?:(?:\+|00)90[ .-]?\(?|0 ?\(?|\()[2-5]\d{2}\)?[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2}`,
    ),
    isOne: () => true,
  },
];

/** Kinds of personal data that a text holds, by its form alone. */
export function patternsIn(text: string): readonly string[] {
  return patterns
    .filter(({ pattern, isOne }) => (text.match(pattern) ?? []).some(isOne))
    .map(({ kind }) => kind);
}

/** Whether a text has the check digits of an IBAN (ISO 13616, modulo 97). */
function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  const rearranged = compact.slice(4) + compact.slice(0, 4);
  const digits = Array.from(rearranged, (letter) => Number.parseInt(letter, 36).toString()).join('');
  return Array.from(digits, Number).reduce((rest, digit) => (rest * 10 + digit) % 97, 0) === 1;
}
