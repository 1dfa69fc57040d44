import { randomUUID } from 'node:crypto';
import { KayitKarantinayaAlindi } from '@kervan/contracts';
import type { Unit } from '@kervan/outbox';
import type { QuarantinedLines } from './quarantine.js';

/** Tells where quarantined lines stand and why, each in a flow of its own; what they say stays in the file. */
export function publishQuarantined(
  unit: Unit,
  {
    source,
    fileName,
    sha256,
  }: { readonly source: string; readonly fileName: string; readonly sha256: string },
  rows: readonly QuarantinedLines[],
): void {
  for (const { line, lineCount, code } of rows) {
    const flow = { correlationId: randomUUID(), causationId: null, workOrderNo: null };
    unit.tx(flow).publish(KayitKarantinayaAlindi, {
      recordNo: `${source}/${fileName}/${line}`,
      source,
      file: fileName,
      line,
      lineCount,
      code,
      dataref: `sha256:${sha256}`,
    });
  }
}
