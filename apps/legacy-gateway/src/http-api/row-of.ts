import { createHash } from 'node:crypto';
import type { PulledRow } from '../pulling/pull-source.js';
import { isWholeKey } from '../pulling/whole-key.js';
import type { ApiCollect, ApiColumn } from './api-collect.js';
import { valueAt } from './json-pointer.js';
import { timeOf } from './server-time.js';

/** A row as it was read. */
export interface ReadRow {
  /** What it is written as: one row, or one for each of its lines. */
  readonly written: readonly PulledRow[];
  /** What tells it from the others; a row whose key is not whole is like no other. */
  readonly key: string;
  /** When it changed, by its server; null where it does not say. */
  readonly changedAt: number | null;
  /** Of its content and its time. */
  readonly hash: string;
}

/** A row of an answer. Nothing that it may say stops the others; what is odd about it is found where its file is read. */
export function rowOf(json: unknown, collect: Pick<ApiCollect, 'columns' | 'lines' | 'since'>): ReadRow {
  const { columns, since } = collect;
  const ofRow = columns.filter(({ of }) => of === 'row');
  const ofLine = columns.filter(({ of }) => of === 'line');
  const row = valuesOf(json, ofRow);
  const written = linesOf(json, collect.lines).map((line) => ({ ...row, ...valuesOf(line, ofLine) }));
  const time = since ? textOf(valueAt(json, since.at)) : null;
  const hash = createHash('sha256')
    .update(JSON.stringify([time, row, written]))
    .digest('base64');
  const key = ofRow.filter((column) => column.key).map(({ name }) => row[name] ?? null);
  return {
    written,
    key: isWholeKey(key) ? JSON.stringify(key) : hash,
    changedAt: since ? timeOf(time, since.time) : null,
    hash,
  };
}

/** Numbers are text already. What is no single value stays JSON, which no column takes. */
export function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valuesOf(json: unknown, columns: readonly ApiColumn[]): PulledRow {
  return Object.fromEntries(columns.map(({ name, at }) => [name, textOf(valueAt(json, at))]));
}

/** A single line may stand there without an array. */
function linesOf(json: unknown, lines: string | undefined): readonly unknown[] {
  if (lines === undefined) return [null];
  const found = valueAt(json, lines) ?? [];
  return Array.isArray(found) ? found : [found];
}
