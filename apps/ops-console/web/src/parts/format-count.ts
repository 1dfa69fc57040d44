import i18next from 'i18next';

/** A number with the separators of the language that is spoken. */
export function formatCount(count: number, digits = 0): string {
  return count.toLocaleString(i18next.language, { maximumFractionDigits: digits });
}
