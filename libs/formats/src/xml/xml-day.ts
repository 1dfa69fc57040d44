import { calendarDay } from '../text/calendar-day.js';

const grammar = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}[\d:.]*)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** The day of an `xsd:date` or `xsd:dateTime`, as it was where it was written; null: it is none of the calendar. */
export function xmlDay(text: string): string | null {
  const match = grammar.exec(text);
  return match ? calendarDay(`${match[1]}${match[2]}${match[3]}`) : null;
}
