import { useTable, type Row, type RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import classes from './data-table.module.css';
import { SortHeader } from './sort-header.js';
import { features, type TableColumn } from './table-features.js';

interface DataTableProps<Item extends RowData> {
  /** What the table shows, for who listens instead of looking. */
  readonly label: string;
  /** Kept between renderings (a constant or `useMemo`), as `rows` are. */
  readonly columns: readonly TableColumn<Item>[];
  readonly rows: readonly Item[];
  readonly rowId: (row: Item) => string;
  readonly selected?: string | undefined;
  /** Pixels after which it scrolls by itself, and draws only what is in sight. */
  readonly height?: number;
}

const ROW_HEIGHT = 37;
const WORTH_IT = 100;

/** A table; with many rows only those in sight are drawn. */
export function DataTable<Item extends RowData>(props: DataTableProps<Item>) {
  const { label, columns, rows: data, rowId, selected, height = 560 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data, getRowId: rowId });
  const { rows } = table.getRowModel();
  const partly = rows.length > WORTH_IT;
  const virtual = useVirtualizer({
    count: partly ? rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const inSight = virtual.getVirtualItems();
  const shown = partly ? inSight.flatMap(({ index }) => rows[index] ?? []) : rows;
  const above = inSight[0]?.start ?? 0;
  const below = partly ? virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0) : 0;

  const line = (row: Row<typeof features, Item>) => (
    <tr key={row.id} data-selected={row.id === selected || undefined}>
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={cell.column.columnDef.meta?.end ? classes.end : undefined}>
          <table.FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
  return (
    <div
      ref={frame}
      className={classes.frame}
      style={partly ? { maxHeight: height } : undefined}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <table className={classes.table} aria-rowcount={partly ? rows.length : undefined}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <SortHeader key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <Space height={above} columns={columns.length} />}
          {shown.map(line)}
          {below > 0 && <Space height={below} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows out of sight. */
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
