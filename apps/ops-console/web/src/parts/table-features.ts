import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

interface ColumnLook {
  /** Figures stand at the end of their column. */
  readonly end?: boolean;
}

const look: ColumnLook = {};

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
  columnMeta: look,
});

export type TableColumn<Row extends RowData> = ColumnDef<typeof features, Row>;

/** Columns of a {@link DataTable}: `tableColumns<Row>().columns([helper.accessor(...), helper.display(...)])`. */
export const tableColumns = <Row extends RowData>() => createColumnHelper<typeof features, Row>();
