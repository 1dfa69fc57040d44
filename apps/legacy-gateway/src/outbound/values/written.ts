import { KervanError } from '@kervan/contracts';
import type { ValueStyle } from '../destinations/value-style.js';
import { writtenDecimal } from './written-decimal.js';

const dayOfCalendar = /^(\d{2}(\d{2}))-(\d{2})-(\d{2})$/;

/**
 * A value as a destination writes it; what is absent is nothing.
 *
 * @param field named when it cannot be written
 * @throws KervanError FORMAT_ERROR
 */
export function written(value: string, style: ValueStyle, field: string): string {
  if (value === '') return '';
  const text = writtenAs(value, style);
  if (text === null)
    throw new KervanError('FORMAT_ERROR', `${field}: "${value}" cannot be written as its ${style.type}`);
  return text;
}

function writtenAs(value: string, style: ValueStyle): string | null {
  switch (style.type) {
    case 'text':
      return style.codes
        ? (Object.entries(style.codes).find(([code]) => code === value)?.[1] ?? null)
        : value;
    case 'decimal':
      return writtenDecimal(value, style);
    case 'day':
      return writtenDay(value, style.pattern);
  }
}

function writtenDay(value: string, pattern: string): string | null {
  const [, YYYY, YY, MM, DD] = dayOfCalendar.exec(value) ?? [];
  const parts: Readonly<Record<string, string | undefined>> = { YYYY, YY, MM, DD };
  return DD === undefined ? null : pattern.replaceAll(/YYYY|YY|MM|DD/g, (token) => parts[token] ?? token);
}
