import type { TimeStyle } from './api-collect.js';

const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/;
const ZONE = /(Z|[+-]\d\d:?\d\d)$/;
const NUMBER = /^\d{1,15}(\.\d{1,9})?$/;
const MINUTE_MS = 60_000;

/**
 * A time as its server wrote it, milliseconds since 1970, cut off below; null where it is not of the declared style. It is
 * only ever compared with other times of that server.
 */
export function timeOf(text: string | null, { style, utcOffset }: TimeStyle): number | null {
  if (text === null) return null;
  switch (style) {
    case 'seconds':
      return NUMBER.test(text) ? Math.floor(Number(text) * 1_000) : null;
    case 'milliseconds':
      return NUMBER.test(text) ? Math.floor(Number(text)) : null;
    case 'iso':
    case 'isoSeconds': {
      if (!ISO.test(text)) return null;
      const time = Date.parse(`${text.replace(' ', 'T')}${ZONE.test(text) ? '' : utcOffset}`);
      return Number.isNaN(time) ? null : time;
    }
  }
}

/** A time as the server wants to be told it. */
export function timeText(time: number, { style, utcOffset }: TimeStyle): string {
  switch (style) {
    case 'seconds':
      return String(Math.floor(time / 1_000));
    case 'milliseconds':
      return String(time);
    case 'iso':
      return `${shifted(time, utcOffset).slice(0, 23)}${utcOffset}`;
    case 'isoSeconds':
      return `${shifted(time, utcOffset).slice(0, 19)}${utcOffset}`;
  }
}

function shifted(time: number, utcOffset: string): string {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(utcOffset) ?? [];
  const minutesAhead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(time + minutesAhead * MINUTE_MS).toISOString();
}
