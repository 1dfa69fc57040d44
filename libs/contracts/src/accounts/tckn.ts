/**
 * Whether a text is an identity number of a person (T.C. Kimlik Numarasi): 11 digits, not beginning with 0. The tenth is
 * 7 x (sum of the odd places) - sum of the even places, the last the sum of the ten before, both modulo 10.
 */
export function isTckn(text: string): boolean {
  if (!/^[1-9]\d{10}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = (from: number, to: number, step: number): number =>
    digits.slice(from, to).reduce((total, digit, index) => (index % step === 0 ? total + digit : total), 0);
  const tenth = (7 * sum(0, 9, 2) - sum(1, 8, 2)) % 10;
  return digits[9] === (tenth + 10) % 10 && digits[10] === sum(0, 10, 1) % 10;
}
