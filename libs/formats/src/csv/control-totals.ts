import { exact, nothing, shortest, type Exact } from '../canonical/exact.js';
import type { Finding, Row } from '../text/row.js';
import type { ValueColumns } from '../text/value-columns.js';
import type { CsvLayout } from './csv-layout.js';

type Footer = NonNullable<CsvLayout['footer']>;

/** Sums and number of the rows of a file, to be compared with what its last row says. */
export class ControlTotals {
  #count = 0;
  readonly #sums: { readonly name: string; readonly index: number; sum: Exact }[];

  constructor(
    private readonly footer: Footer,
    private readonly columns: ValueColumns,
  ) {
    this.#sums = footer.sums.map((name) => ({ name, index: columns.indexes.get(name) ?? -1, sum: nothing }));
  }

  add({ values }: Row): void {
    this.#count += 1;
    for (const one of this.#sums) one.sum = one.sum.plus(values[one.index] ?? '0');
  }

  /** Statements of the last row that are wrong. */
  disagreements(cellOf: (column: number) => string, offset: number, hint: string): Finding[] {
    const findings: Finding[] = [];
    for (const { name, index, sum } of this.#sums) {
      const stated = this.columns.read(index, cellOf(index), findings, offset, hint);
      if (stated !== null && exact(stated).eq(sum)) continue;
      const detail = `${name} is ${shortest(sum)} and said to be ${stated ?? 'nothing'}`;
      findings.push({ code: 'AMOUNT_MISMATCH', detail, offset, hint });
    }
    const { count } = this.footer;
    if (count === undefined) return findings;
    const stated = cellOf(this.columns.indexes.get(count) ?? -1).trim();
    if (/^\d{1,15}$/.test(stated) && Number(stated) === this.#count) return findings;
    const said = /^\d{1,15}$/.test(stated) ? stated : 'something else';
    findings.push({
      code: 'COUNT_MISMATCH',
      detail: `there are ${this.#count} rows and said to be ${said}`,
      offset,
      hint,
    });
    return findings;
  }
}
