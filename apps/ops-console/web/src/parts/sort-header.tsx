import { FlexRender, type Header, type RowData } from '@tanstack/react-table';
import classes from './data-table.module.css';
import type { features } from './table-features.js';

const MARKS = { asc: '↑', desc: '↓' } as const;
const ORDERS = { asc: 'ascending', desc: 'descending' } as const;

/** The head of a column: a button that sorts, where its values have an order. */
export function SortHeader<Item extends RowData>({
  header,
}: {
  readonly header: Header<typeof features, Item>;
}) {
  const { column } = header;
  const sorted = column.getIsSorted();
  const name = <FlexRender header={header} />;
  return (
    <th
      scope="col"
      className={column.columnDef.meta?.end ? classes.end : undefined}
      aria-sort={sorted ? ORDERS[sorted] : undefined}
    >
      {column.getCanSort() ? (
        <button type="button" className={classes.sort} onClick={column.getToggleSortingHandler()}>
          {name}
          {sorted && <span aria-hidden>{MARKS[sorted]}</span>}
        </button>
      ) : (
        name
      )}
    </th>
  );
}
