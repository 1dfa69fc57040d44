import type { Verdict } from '../document-ledger/admit.js';
import type { DocumentIdentity } from '../document-ledger/document-identity.js';
import type { Amount, SettledAmounts } from '../file-ledger/arrival.js';
import type { DocumentLines } from '../online-retail/document-lines.js';
import type { Draft } from '../online-retail/draft.js';
import type { QuarantinedLines } from '../quarantine/quarantine.js';

/** A document that was understood, with the identity under which the ledger knows it. */
export interface IdentifiedDraft extends DocumentIdentity {
  readonly document: DocumentLines;
  readonly draft: Draft;
}

export interface SortedBatch {
  readonly publish: readonly IdentifiedDraft[];
  readonly quarantined: readonly QuarantinedLines[];
  readonly settled: SettledAmounts;
}

/** Decides over a batch: what the ledger calls new is published, what it knows counts, the rest goes to quarantine. */
export function sortBatch(
  drafts: readonly IdentifiedDraft[],
  faults: readonly QuarantinedLines[],
  verdicts: ReadonlyMap<string, Verdict>,
): SortedBatch {
  const judged = (verdict: Verdict) =>
    drafts.filter(({ draft }) => verdicts.get(draft.content.documentNo) === verdict);
  const quarantined = [...faults, ...judged('CONFLICT').map(conflict)];
  return {
    publish: judged('NEW'),
    quarantined,
    settled: {
      published: amountOf(judged('NEW').map(({ document }) => document)),
      duplicate: amountOf(judged('DUPLICATE').map(({ document }) => document)),
      quarantined: amountOf(quarantined),
    },
  };
}

function conflict({ document }: IdentifiedDraft): QuarantinedLines {
  const { documentNo, firstLine: line, lineCount, byteCount } = document;
  const reason = `line ${line}: document ${documentNo ?? ''} was received before with other content`;
  return { code: 'IDENTITY_CONFLICT', reason, line, documentNo, lineCount, byteCount };
}

function amountOf(parts: readonly { readonly lineCount: number; readonly byteCount: number }[]): Amount {
  return {
    lines: parts.reduce((sum, { lineCount }) => sum + lineCount, 0),
    bytes: parts.reduce((sum, { byteCount }) => sum + byteCount, 0),
  };
}
