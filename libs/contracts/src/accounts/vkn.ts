/**
 * Whether a text is a tax number of a company (Vergi Kimlik Numarasi): 10 digits, the last of which follows from the
 * others by the rule of the revenue administration (GIB).
 */
export function isVkn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const check = digits.pop();
  const sum = digits.reduce((total, digit, index) => total + shareOf(digit, 9 - index), 0);
  return check === (10 - (sum % 10)) % 10;
}

/** What a digit adds at its distance from the check digit. */
function shareOf(digit: number, distance: number): number {
  const moved = (digit + distance) % 10;
  if (moved === 9) return 9;
  return (moved * 2 ** distance) % 9;
}
