import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisAlindi, topics } from '@kervan/contracts';
import { erpCore } from '@kervan/erp-core';
import { otlpReceiver, type OtlpReceiver } from '@kervan/testing';
import { members, tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** Each appears nowhere else; numbers have valid check digits. */
const canaries = {
  customer: 'Kanarya Sarıkanat Ltd. Şti.',
  customerTckn: '12345678950',
  taxOffice: 'Kanaryadairesi',
  address: 'Kanarya Sokağı 17/3, 34381 Şişli',
  email: 'kanarya@sarikanat.example',
  phone: '+905321717171',
  employee: 'Kanarya Öterkuş',
  tckn: '10000000146',
  employeeEmail: 'oterkus@sarikanat.example',
  employeePhone: '+905331818181',
  iban: 'TR330006100519786457841326',
  payerIban: 'TR320010009999901234567890',
} as const;

/** Tables that are there to hold personal data, and answers that are kept for callers who ask again. */
const ownTables = new Set(['account_identity', 'employee_identity', 'payment', 'idempotency_key']);

describe('names, tax numbers, addresses and bank accounts that come in by the API (trap 38)', () => {
  let trade: TradingCompany;
  let telemetry: OtlpReceiver;
  beforeAll(async () => {
    telemetry = await otlpReceiver();
    trade = await tradingCompany(['85123A'], {
      everyone: { OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.endpoint },
      logLevel: 'trace',
    });
    await giveCanaries();
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '10' }]);
    await trade.order('17850', 'SIP-1', [{ sku: '85123A', quantity: '6' }]);
    await trade.services.atRest();
    const [invoice] = await trade.services.events(FaturaKesildi);
    await payAndBringBack(invoice?.key ?? '');
    await askInVain();
    await trade.services.given(SiparisAlindi, {
      webOrderNo: 'WEB-NOBODY',
      accountNo: 'NOBODY',
      receivedAt: new Date().toISOString(),
      currency: 'TRY',
      lines: [{ lineNo: 1, sku: '85123A', quantity: '1', unitPrice: '2.55' }],
    });
    await trade.services.atRest();
    for (const service of members) await trade.services.stop(service);
  });
  afterAll(async () => {
    await trade.close();
    await telemetry.close();
  });

  const account = (accountNo: string, changes: object = {}) => ({
    accountNo,
    segment: 'RETAIL',
    currency: 'TRY',
    creditLimit: '1000.00',
    identity: {
      name: canaries.customer,
      taxNo: canaries.customerTckn,
      taxOffice: canaries.taxOffice,
      address: canaries.address,
      email: canaries.email,
      phone: canaries.phone,
      ...changes,
    },
  });
  const employee = (employeeNo: string, changes: object = {}) => ({
    employeeNo,
    startDate: '2010-01-04',
    commissionRate: '2.5',
    identity: {
      name: canaries.employee,
      tckn: canaries.tckn,
      email: canaries.employeeEmail,
      phone: canaries.employeePhone,
      iban: canaries.iban,
      ...changes,
    },
  });

  async function giveCanaries(): Promise<void> {
    await trade.done(erpCore, 'POST', '/api/accounts', account('17850'));
    await trade.done(erpCore, 'POST', '/api/employees', employee('P-017'));
    const served = { employeeNo: 'P-017', validFrom: '2010-01-04' };
    await trade.done(erpCore, 'PUT', '/api/accounts/17850/sales-rep', served);
  }

  async function payAndBringBack(invoiceNo: string): Promise<void> {
    const payment = { accountNo: '17850', method: 'BANK', currency: 'TRY', amount: '18.36' };
    await trade.done(erpCore, 'POST', '/api/payments', { ...payment, payerIban: canaries.payerIban });
    await trade.done(erpCore, 'POST', '/api/returns', {
      documentNo: 'C-1',
      accountNo: '17850',
      relatedInvoiceNo: invoiceNo,
      currency: 'TRY',
      lines: [{ sku: '85123A', quantity: '1' }],
    });
  }

  /** Requests that are refused: their content must not leak by way of errors. */
  async function askInVain(): Promise<void> {
    const refused = [
      ['/api/accounts', { ...account('17850'), segment: 'WHOLESALE' }],
      ['/api/accounts', account('17851', { taxNo: `${canaries.customerTckn}9` })],
      ['/api/accounts', account('17852', { email: `${canaries.email}@@` })],
      ['/api/employees', employee('P-018', { iban: `${canaries.iban}1` })],
      ['/api/payments', { accountNo: 'NOBODY', payerIban: canaries.payerIban }],
    ] as const;
    for (const [path, body] of refused) {
      const { status } = await trade.services.http(erpCore, 'POST', path, body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    for (const [field, canary, method, path, body] of disguised()) {
      const answer = await trade.services.http(erpCore, method, path, body);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
      expect(JSON.stringify(answer.body)).not.toContain(canary);
    }
  }

  /** Requests in which a number or code that would be published is personal data. */
  function disguised() {
    const line = { sku: '85123A', quantity: '1', unitPrice: '2.55' };
    const order = { orderNo: 'SIP-9', accountNo: '17850', currency: 'TRY', lines: [line] };
    const back = { documentNo: 'C-9', accountNo: '17850', currency: 'TRY', lines: [line] };
    const price = { sku: '85123A', validFrom: '2010-01-01', price: '1', currency: 'TRY' };
    const product = { sku: 'CUP', unit: 'C62', kdvClass: 'GENERAL' };
    const { tckn, iban, email, phone } = canaries;
    return [tckn, iban, email, phone].flatMap(
      (canary) =>
        [
          ['accountNo', canary, 'POST', '/api/accounts', account(canary)],
          ['segment', canary, 'POST', '/api/accounts', { ...account('17853'), segment: canary }],
          ['segment', canary, 'PATCH', '/api/accounts/17850', { segment: canary }],
          ['employeeNo', canary, 'POST', '/api/employees', employee(canary)],
          ['orderNo', canary, 'POST', '/api/orders', { ...order, orderNo: canary }],
          ['accountNo', canary, 'POST', '/api/orders', { ...order, accountNo: canary }],
          ['documentNo', canary, 'POST', '/api/returns', { ...back, documentNo: canary }],
          ['kdvClass', canary, 'POST', '/api/products', { ...product, kdvClass: canary }],
          [
            'prices.0.priceList',
            canary,
            'POST',
            '/api/products/prices/batch',
            { prices: [{ ...price, priceList: canary }] },
          ],
        ] as const,
    );
  }

  const canariesIn = (text: string) => Object.values(canaries).filter((canary) => text.includes(canary));

  it('come out of the API again', async () => {
    await trade.services.start(erpCore);
    const seen = JSON.stringify([
      await trade.done(erpCore, 'GET', '/api/accounts/17850'),
      await trade.done(erpCore, 'GET', '/api/employees/P-017'),
    ]);
    await trade.services.stop(erpCore);

    expect(canariesIn(seen)).toHaveLength(Object.keys(canaries).length - 1);
  });

  it.each(topics.map(({ name }) => name))('are not on topic %s', async (topic) => {
    expect(canariesIn((await trade.services.rawRecords(topic)).join('\n'))).toEqual([]);
  });

  it.each(members.map((service) => [service.name, service] as const))(
    'are in no log line of %s',
    (_, service) => {
      const lines = trade.services.complaints(service);

      expect(lines.length).toBeGreaterThan(0);
      expect(canariesIn(lines.join('\n'))).toEqual([]);
    },
  );

  it('are in no span', () => {
    expect(telemetry.spans.length).toBeGreaterThan(20);
    expect(canariesIn(telemetry.bodies.join('\n'))).toEqual([]);
  });

  it.each(members.map((service) => [service.name, service] as const))(
    'are in no dead letter, receipt or other row of %s that is not there to hold them',
    async (_, service) => {
      const tables = await trade.services.query<{ name: string }>(
        service,
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
      );
      const others = tables.filter(({ name }) => service !== erpCore || !ownTables.has(name));
      for (const { name } of others) {
        const rows = await trade.services.query<{ row: string }>(
          service,
          `SELECT row_to_json(each)::text AS row FROM "${name}" AS each`,
        );
        expect([name, canariesIn(rows.map(({ row }) => row).join('\n'))]).toEqual([name, []]);
      }
    },
  );

  it('were looked for where something was parked, too', async () => {
    const parked = await trade.services.query(erpCore, 'SELECT key FROM parked_event');
    expect(parked).toEqual([{ key: 'WEB-NOBODY' }]);
  });
});
