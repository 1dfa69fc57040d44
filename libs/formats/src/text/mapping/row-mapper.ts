import { CanonicalDocument } from '../../canonical/documents.js';
import { mostFaults } from '../../faults.js';
import type { Parsed } from '../../parsed.js';
import type { Finding, Row } from '../row.js';
import type { DocumentLayout, RowMapping } from './document-layout.js';
import { documentOf } from './document-of-rows.js';
import { RowsOfDocument } from './rows-of-document.js';

/** Makes documents of rows that belong together, and numbers them. */
export class RowMapper {
  #ordinal = 0;

  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly mapping: RowMapping,
  ) {}

  /** Why a row is of no document; undefined: it is of one. */
  rejection(row: Row): Finding | undefined {
    const { offset, hint } = row;
    const rule = this.mapping.reject.find(({ when }) => {
      const alone = new RowsOfDocument([row], this.columns);
      return when.every((condition) => alone.holds(condition));
    });
    return rule && { code: 'FORMAT_ERROR', detail: rule.reason, offset, hint };
  }

  /** @param findings what is wrong with the document besides its rows. */
  mapped(rows: readonly [Row, ...Row[]], findings: readonly Finding[]): Parsed[] {
    const document = new RowsOfDocument(rows, this.columns);
    document.findings.push(...findings);
    const chosen = this.mapping.become.find(({ when }) =>
      when.every((condition) => document.holds(condition)),
    );
    const layout: DocumentLayout = chosen?.document ?? {
      kind: 'refused',
      reason: 'the layout has no document for it',
    };
    const each = layout.kind === 'product' || layout.kind === 'stock';
    if (!each || rows.length === 1) return [this.#one(document, layout)];
    return rows.map((row) => {
      const one = new RowsOfDocument([row], this.columns);
      one.findings.push(...findings);
      return this.#one(one, layout);
    });
  }

  /** @param begin first byte, where the rows stand together */
  faulty(findings: readonly Finding[], size: number, begin?: number): Parsed {
    this.#ordinal += 1;
    const faults = findings.slice(0, mostFaults).map(({ code, detail, offset, hint }) => ({
      code,
      detail,
      place: { offset, ordinal: this.#ordinal, hint },
    }));
    return { kind: 'faulty', faults, ...(begin !== undefined && { offset: begin }), size };
  }

  passed(what: string, offset: number, hint: string, size: number): Parsed {
    return { kind: 'passed', what, place: { offset, ordinal: this.#ordinal + 1, hint }, size };
  }

  #one(document: RowsOfDocument, layout: DocumentLayout): Parsed {
    const { first, rows } = document;
    const { offset, hint } = first;
    const size = rows.reduce((sum, row) => sum + row.size, 0);
    if (layout.kind === 'refused')
      return this.faulty([{ code: 'RULE_VIOLATION', detail: layout.reason, offset, hint }], size, offset);
    const made = documentOf(document, layout);
    if (document.findings.length > 0) return this.faulty(document.findings, size, offset);
    const checked = CanonicalDocument.safeParse(made);
    if (!checked.success) {
      const findings = checked.error.issues.map(({ path, message }): Finding => ({
        code: 'FORMAT_ERROR',
        detail: `${path.join('.')}: ${message}`,
        offset,
        hint,
      }));
      return this.faulty(findings, size, offset);
    }
    this.#ordinal += 1;
    return {
      kind: 'document',
      document: checked.data,
      place: { offset, ordinal: this.#ordinal, hint },
      size,
    };
  }
}
