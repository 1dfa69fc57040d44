import type { MalKabulEdildi, SevkiyatGerceklesti } from '@kervan/contracts';
import { Money } from '@kervan/money';

interface Moved {
  readonly depotNo?: string;
  readonly sku?: string;
  readonly quantity: string;
  readonly cost: string;
}

const costOf = (lines: readonly Moved[]) =>
  Money.sum(
    'TRY',
    lines.map(({ cost }) => Money.of(cost, 'TRY')),
  ).toString();

/** Goods of `MUM` come into `MERKEZ` on 1 March 2026, unless said otherwise. */
export function goodsReceipt(
  receiptNo: string,
  lines: readonly Moved[],
  other: Partial<MalKabulEdildi['data']> = {},
): MalKabulEdildi['data'] {
  return {
    receiptNo,
    reason: 'OPENING',
    documentNo: 'MERKEZ',
    receiptDate: '2026-03-01',
    currency: 'TRY',
    lines: lines.map((line) => ({ depotNo: 'MERKEZ', sku: 'MUM', stockVersion: 1, available: '0', ...line })),
    cost: costOf(lines),
    ...other,
  };
}

/** Goods of `MUM` leave `MERKEZ` on 2 March 2026. */
export function despatch(despatchNoteNo: string, lines: readonly Moved[]): SevkiyatGerceklesti['data'] {
  return {
    orderNo: `SIP-${despatchNoteNo}`,
    accountNo: 'C1',
    despatchNoteNo,
    despatchDate: '2026-03-02',
    currency: 'TRY',
    lines: lines.map((line, index) => ({ lineNo: index + 1, depotNo: 'MERKEZ', sku: 'MUM', ...line })),
    cost: costOf(lines),
  };
}
