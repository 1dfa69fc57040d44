import { z } from 'zod';

/** What a cursor is made of, as it lies in the database. */
export const JsonValue = z.json();
export type JsonValue = z.output<typeof JsonValue>;
