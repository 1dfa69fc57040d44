export type Cell = string | number | boolean | null;

/** What a state means, for its colour. */
export type Tone = 'good' | 'attention' | 'bad' | 'unknown';

export interface ColumnHead {
  /** Words for people; a CSV head has underscores between them. */
  readonly name: string;
  readonly unit?: string;
  readonly alignRight?: true;
  /** Never cut off: a part of it would say something else. */
  readonly firm?: true;
  /** In CSV and with `--wide` only. */
  readonly wide?: true;
}

/** A column of rows of one kind. */
export interface Column<Row> extends ColumnHead {
  readonly cell: (row: Row) => Cell;
  /** For people; absent: the cell as it is. */
  readonly show?: (row: Row) => string;
  readonly tone?: (row: Row) => Tone | null;
}

export interface ShownCell {
  readonly cell: Cell;
  readonly text: string;
  readonly tone: Tone | null;
}

/** Rows as they are shown, whatever they were made from. */
export interface Table {
  readonly title: string | null;
  readonly columns: readonly ColumnHead[];
  readonly rows: readonly (readonly ShownCell[])[];
}

/** An answer for people. Any text in it may hold anything. */
export interface View {
  readonly facts?: readonly (readonly [label: string, text: string])[];
  readonly tables: readonly [Table, ...Table[]];
  /** Lines that are shown as they are, under a title. */
  readonly texts?: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** What `--csv` prints; absent: the first of the tables. */
  readonly csv?: Table;
  /** A remark that is no part of the answer. */
  readonly note?: string | undefined;
}

/** Shown where there is nothing. */
export const NOTHING = '–';

export function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  title: string | null = null,
): Table {
  return {
    title,
    columns,
    rows: rows.map((row) =>
      columns.map(({ cell, show, tone }) => {
        const value = cell(row);
        const text = value === null || value === '' ? NOTHING : (show?.(row) ?? String(value));
        return { cell: value, text, tone: tone?.(row) ?? null };
      }),
    ),
  };
}
