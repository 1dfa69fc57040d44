import type { SourceTrial, TriedRecord } from '@kervan/console-api';

const sale: TriedRecord = {
  ordinal: 1,
  line: 1,
  offset: 59,
  outcome: 'PUBLISH',
  kind: 'SALE',
  documentNo: 'F-1',
  businessDate: '2024-02-15',
  lines: 2,
  event: { type: 'erp.legacy.SatisBelgesiAlindi.v1', key: 'F-1', id: '9b2f6e0a-0000-5000-8000-000000000001' },
  tables: { 'branch-units': '1.0' },
  faults: [],
  passed: null,
};

/** What a branch's file of a day would become. */
export const trial: SourceTrial = {
  source: 'branch-sales',
  file: 'SATIS_2024-02-15.csv',
  sha256: '0f'.repeat(32),
  bytes: 1_280,
  mapping: 'a1b2c3d4e5f6',
  receivedBefore: false,
  refusal: null,
  totals: { records: 3, publish: 1, duplicate: 1, quarantine: 1, passed: 0 },
  records: [
    sale,
    { ...sale, ordinal: 2, line: 2, offset: 131, outcome: 'DUPLICATE', documentNo: 'F-2', lines: 1 },
    {
      ...sale,
      ordinal: 3,
      line: 3,
      offset: 190,
      outcome: 'FAULTY',
      kind: null,
      documentNo: 'F-3',
      businessDate: null,
      lines: 1,
      event: null,
      tables: {},
      faults: [
        { code: 'PRODUCT_NOT_FOUND', reason: 'line 5: line 1: no product is known for the item' },
        { code: 'UNIT_UNKNOWN', reason: 'line 5: line 1: the unit is in no mapping table' },
      ],
    },
  ],
};
