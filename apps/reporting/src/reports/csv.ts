const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A record of RFC 4180: fields separated by commas, ended by CRLF. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it, as OWASP advises; numbers stay as they are, negative ones too. Null is an empty field.
 */
export function csvRecord(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
