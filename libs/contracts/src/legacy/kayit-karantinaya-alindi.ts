import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';

export const KayitKarantinayaAlindi = defineEvent({
  type: 'erp.legacy.KayitKarantinayaAlindi.v1',
  topic: 'erp.legacy.quarantine',
  key: 'recordNo',
  summary: 'Lines of a legacy file were put into quarantine.',
  schema: z.object({
    /** Source, file and first line: `online-retail/2010-12-01.csv/17`. */
    recordNo: z.string().min(1).max(400),
    source: identifier,
    file: z.string().max(255),
    /** Header = 1. */
    line: z.int().positive(),
    lineCount: z.int().positive(),
    /** Code of the error catalogue. */
    code: identifier,
    /** Where the original bytes are kept, never the bytes themselves: `sha256:` of the file. */
    dataref: z.string().min(1).max(255),
  }),
});
export type KayitKarantinayaAlindi = EventOf<typeof KayitKarantinayaAlindi>;
