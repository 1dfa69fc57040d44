import {
  QuarantinedRecord,
  QuarantinedRecordPage,
  QuarantinePreview,
  QuarantineReplay,
  QuarantineReplayItemPage,
} from '@kervan/console-api';
import { type Answer, fits } from './stub-console.mother.js';

export const QUARANTINE_REPLAY = '0195f0b1-0000-7000-8000-0000000000b1';

export function recordOf(given: Partial<QuarantinedRecord> = {}): QuarantinedRecord {
  return {
    ...{ id: 17, source: 'branch-sales', file: 'SATIS_20260302.csv', sha256: '9f2c'.repeat(16) },
    ...{ ordinal: 4, line: 12, offset: 811, lines: 3, bytes: 214, documentNo: 'F-1042' },
    code: 'ACCOUNT_NOT_FOUND',
    reason: 'line 12: no account 120.09',
    mapping: 'a1b2c3d4e5f6',
    quarantinedAt: '2026-03-02T11:26:00.000Z',
    state: 'OPEN',
    correction: null,
    settled: null,
    ...given,
  };
}

export function quarantineReplayOf(
  state: QuarantineReplay['state'],
  given: Partial<QuarantineReplay> = {},
): QuarantineReplay {
  return {
    id: QUARANTINE_REPLAY,
    state,
    dryRun: false,
    reason: 'the account is open',
    createdBy: 'ayse',
    createdAt: '2026-03-02T11:30:00.000Z',
    finishedAt: null,
    items: { WAITING: 2 },
    ...given,
  };
}

export const quarantineAnswers: Readonly<Record<string, Answer>> = {
  'GET /api/quarantine': fits(QuarantinedRecordPage, { items: [recordOf()], next: null }),
  'GET /api/quarantine/17': fits(
    QuarantinedRecord,
    recordOf({
      correction: {
        sha256: '17aa'.repeat(16),
        by: 'ayse',
        at: '2026-03-02T11:28:00.000Z',
        reason: 'the branch sent the slip',
        approvedBy: null,
      },
    }),
  ),
  'GET /api/quarantine/17/preview': fits(QuarantinePreview, {
    outcome: 'PUBLISH',
    event: {
      type: 'erp.legacy.SatisBelgesiAlindi.v1',
      documentNo: 'F-1042',
      id: '0f0e0d0c-0000-5000-8000-000000000001',
    },
    fault: null,
    mapping: 'a1b2c3d4e5f6',
  }),
  [`GET /api/quarantine/replays/${QUARANTINE_REPLAY}`]: fits(
    QuarantineReplay,
    quarantineReplayOf('DONE', {
      finishedAt: '2026-03-02T11:30:02.000Z',
      items: { PUBLISHED: 1, FAULTY: 1 },
    }),
  ),
  [`GET /api/quarantine/replays/${QUARANTINE_REPLAY}/items`]: fits(QuarantineReplayItemPage, {
    items: [
      { id: 17, outcome: 'PUBLISHED', code: null, reason: null },
      { id: 18, outcome: 'FAULTY', code: 'UNIT_UNKNOWN', reason: 'line 20: no unit KOLİ' },
    ],
    next: null,
  }),
};
