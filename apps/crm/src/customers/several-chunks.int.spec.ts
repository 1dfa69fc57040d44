import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChunkedService } from '@kervan/testing';
import { KEPT_ACTIVITIES } from '../activity/activity-book.js';
import { readActivity } from '../activity/read-activity.js';
import { chunkedCrm, steps } from './chunked-crm.mother.js';
import { approval, invoice, opening, payment } from './history.mother.js';

const accounts = Array.from({ length: 40 }, (_, index) => `A-${String(index).padStart(2, '0')}`);
const chunks = Array.from({ length: 24 }, (_, index) => index);

describe('chunks that write of the same accounts at once', () => {
  let crm: ChunkedService;
  beforeAll(async () => {
    crm = await chunkedCrm();
    await crm.chunk(accounts.map((accountNo) => steps.opened(opening({ accountNo }))));
  });
  afterAll(() => crm.close());

  it('neither wait for each other in a circle nor lose anything', async () => {
    const turned = [...accounts].reverse();
    await Promise.all(
      chunks.map((chunk) =>
        crm.chunk(
          (chunk % 2 ? accounts : turned).flatMap((accountNo) => [
            steps.approved(approval(`SIP-${accountNo}-${String(chunk)}`, '2.00', { accountNo })),
            steps.paid(
              payment(
                `THS-${accountNo}-${String(chunk)}`,
                '1.00',
                { [`KRV-${accountNo}`]: '1.00' },
                '0.00',
                accountNo,
              ),
            ),
            steps.issued(invoice(`KRV-${accountNo}`, '100.00', { accountNo, orderNo: `SIP-${accountNo}-0` })),
          ]),
        ),
      ),
    );

    const positions = await crm.database.query(
      'SELECT DISTINCT balance, open_order_amount, version FROM account_position',
    );
    expect(positions).toEqual([{ balance: '76.00', open_order_amount: '46.00', version: 1 + 3 * 24 }]);
  });

  it('keep the latest activities of an account', async () => {
    const accountNo = 'A-00';
    const approve = (chunk: number) =>
      crm.chunk(
        Array.from({ length: 50 }, (_, index) =>
          steps.approved(approval(`SIP-X-${String(chunk)}-${String(index)}`, '1.00', { accountNo })),
        ),
      );
    await Promise.all(chunks.map(approve));

    const counted = await crm.database.query('SELECT count(*) AS kept FROM activity WHERE account_no = $1', [
      accountNo,
    ]);
    expect(counted).toEqual([{ kept: KEPT_ACTIVITIES }]);
    const { items } = await crm.work.run(({ db }) => readActivity(db, accountNo, { limit: KEPT_ACTIVITIES }));
    expect(new Set(items.map(({ documentNo }) => documentNo.slice(0, 5)))).toEqual(new Set(['SIP-X']));
  });
});
