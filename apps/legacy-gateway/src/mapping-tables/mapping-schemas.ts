import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { mappingKey, mappingValue } from './mapping-table.js';

export const MappingTableView = z
  .object({
    table: z.string(),
    /** Version of its file, and how often it was changed since: `3.12`. */
    version: z.string(),
    keys: z.literal(['exact', 'folded']),
    /** What its file says. */
    entries: z.int(),
  })
  .meta({ id: 'MappingTable' });
export type MappingTableView = z.output<typeof MappingTableView>;

export const MappingTableList = z.object({ tables: z.array(MappingTableView) }).meta({ id: 'MappingTables' });
export type MappingTableList = z.output<typeof MappingTableList>;

export const MeaningView = z
  .object({
    table: z.string(),
    key: mappingKey,
    /** Null: the table does not say it. */
    value: mappingValue.nullable(),
    /** Of the table that says so. */
    version: z.string(),
  })
  .meta({ id: 'Meaning' });
export type MeaningView = z.output<typeof MeaningView>;

export const NewMeaning = z
  .object({ value: mappingValue, reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'NewMeaning' });
export type NewMeaning = z.output<typeof NewMeaning>;

export const MappingChange = z
  .object({
    /** 1 for the first change of the table. */
    no: z.int(),
    key: z.string(),
    value: z.string(),
    /** Of the table from then on. */
    version: z.string(),
    setBy: z.string(),
    setAt: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'MappingChange' });
export type MappingChange = z.output<typeof MappingChange>;

export const MappingChangePage = pageOf(MappingChange, 'MappingChanges');

export const changeFilter = pageRequest.extend({
  /** Number of the last change of the page before. */
  after: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
export type ChangeFilter = z.output<typeof changeFilter>;
