import type { TriedRecord } from '@kervan/console-api';
import type { Candidate, Verdict } from '../document-ledger/admit.js';
import type { Outcome } from '../receiving/outcome.js';

/** What would become of a record. */
export type Judged =
  | { readonly outcome: Outcome; readonly candidate: null }
  | { readonly outcome: Outcome; readonly candidate: Candidate; readonly verdict: Verdict };

const outcomes = { NEW: 'PUBLISH', DUPLICATE: 'DUPLICATE', CONFLICT: 'CONFLICT' } as const;

export function triedRecord(judged: Judged): TriedRecord {
  const { record, result } = judged.outcome;
  const { ordinal, line, offset, documentNo, lineCount: lines } = record;
  const place = { ordinal, line, offset, documentNo, lines };
  const nothing = { kind: null, businessDate: null, event: null, tables: {}, faults: [], passed: null };
  if (result.kind === 'passed') return { ...place, ...nothing, outcome: 'PASSED', passed: result.what };
  if (result.kind === 'faulty' || judged.candidate === null) {
    const faults =
      result.kind === 'faulty' ? result.faults.map(({ code, reason }) => ({ code, reason })) : [];
    return { ...place, ...nothing, outcome: 'FAULTY', faults };
  }
  const { draft } = result;
  const { content, contract, kind } = draft;
  return {
    ...place,
    outcome: outcomes[judged.verdict.kind],
    kind,
    documentNo: result.documentNo,
    businessDate: 'businessDate' in content ? content.businessDate : null,
    lines: 'lines' in content ? content.lines.length : lines,
    event: {
      type: contract.type,
      key: String(Reflect.get(content, contract.key)),
      id: judged.candidate.eventId,
    },
    tables: 'tables' in draft ? versionsOf(draft.tables) : {},
    faults: faultsOf(judged.verdict),
    passed: null,
  };
}

function faultsOf(verdict: Verdict): TriedRecord['faults'] {
  return verdict.kind === 'CONFLICT'
    ? [{ code: 'IDENTITY_CONFLICT', reason: `the document ${verdict.reason}` }]
    : [];
}

function versionsOf(tables: Readonly<Record<string, number | string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tables).map(([name, version]) => [name, String(version)]));
}
