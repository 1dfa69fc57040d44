import { z } from 'zod';

const place = /\{(\w+)\}/g;
/** Besides places: what every file system takes, and no reader takes for unfinished or hidden. */
const plain = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Fields that a name is made of: `FATURA-{invoiceNo}.csv` has one. */
export function placesOf(pattern: string): readonly string[] {
  return [...pattern.matchAll(place)].flatMap(([, field]) => field ?? []);
}

const pattern = z
  .string()
  .max(100)
  .refine(
    (text) => plain.test(text.replaceAll(place, 'X')),
    'must be of letters, digits, ".", "_" and "-" besides places in braces',
  )
  .refine((text) => !text.endsWith('.part'), 'must not end as files do that are being written');

/** Which files there are and how they are called. */
export const Naming = z.discriminatedUnion('per', [
  /** A file for each event. Its name has fields of the event that no other event has, or `{eventId}`. */
  z.strictObject({ per: z.literal('event'), name: pattern }),
  /** A file a day for all that was committed before it is closed; none on a day without events. */
  z.strictObject({
    per: z.literal('day'),
    name: pattern.refine(
      (text) => placesOf(text).join() === 'day',
      'must have {day} once, and no other place',
    ),
    /** Time of the day in Europe/Istanbul. At `00:00` the file has the name of the day that ended. */
    closeAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 18:30'),
  }),
]);
export type Naming = z.output<typeof Naming>;

/**
 * A name without what a file system could take for a path: the pattern with its places filled, every other character of a
 * value percent-encoded, so that two values never give one name.
 */
export function filled(text: string, valueOf: (field: string) => string): string {
  return text.replaceAll(place, (_, field: string) => safe(valueOf(field)));
}

function safe(value: string): string {
  return encodeURIComponent(value).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
