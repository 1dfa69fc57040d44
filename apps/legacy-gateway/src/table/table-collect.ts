import { z } from 'zod';
import { PulledColumn, pulledColumns } from '../pulling/pulled-column.js';

/** Name of a table or column as its server has it; it is quoted wherever it is used. */
const Identifier = z
  .string()
  .min(1)
  .max(64)
  .refine((name) => !name.includes('\0'), 'must not have a NUL');

const TableColumn = PulledColumn.extend({
  /** What the table calls it; left out: the same. */
  column: Identifier.optional(),
});
export type TableColumn = z.output<typeof TableColumn>;

/** How changes are known. The sweep finds what each of these cannot see. */
const Changes = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('watermark'),
    /** Column with the time of a row's last change, indexed; rows with equal times are told apart by their key. */
    column: Identifier,
    /**
     * How far behind the server's clock the writers' clocks may be, and how long a transaction may have been open that this
     * login is not allowed to see.
     */
    overlapSeconds: z.int().min(1).max(86_400).default(300),
  }),
  /** Nothing in the table tells: all rows are read and compared with what is known of them. */
  z.strictObject({ by: z.literal('hash') }),
  /** Triggers note the keys of changed rows in a table made by `shadowDdl`. */
  z.strictObject({ by: z.literal('shadow'), table: Identifier }),
]);
export type Changes = z.output<typeof Changes>;

/** A table or view of a legacy system that is asked for its changes. */
export const TableCollect = z.strictObject({
  driver: z.literal(['postgresql', 'mysql']),
  /** File with the URL of the database, `postgres://reader:secret@host:5432/erp`; the login may only read. */
  urlFile: z.string().min(1).max(4_096),
  /** Left out: `public` in PostgreSQL, the database of the URL in MySQL and MariaDB. */
  schema: Identifier.optional(),
  table: Identifier,
  columns: pulledColumns(TableColumn),
  changes: Changes,
  /** Pause between two pulls. */
  everySeconds: z.number().min(0.1).max(86_400).default(10),
  /** How often all rows are compared with what is known of them; a row that two sweeps do not find is deleted. */
  sweepEveryMinutes: z.number().min(0.01).max(44_640).default(720),
  /** Rows of one statement. */
  pageRows: z.int().min(1).max(50_000).default(5_000),
  /** Rows of one pull, which is one file. */
  pullRows: z.int().min(1).max(10_000_000).default(100_000),
  /** How long a statement may take before the server ends it. */
  statementSeconds: z.int().min(1).max(3_600).default(60),
});
export type TableCollect = z.output<typeof TableCollect>;
