import { readFileSync } from 'node:fs';
import { FaturaKesildi, KervanError, type DataOf } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { opsConsole } from '@kervan/ops-console';
import type { Tx } from '@kervan/outbox';
import { defineService, type Environment } from '@kervan/service';
import { company, type Company, type UrlOf } from '@kervan/testing';
import { Controller, Module } from '@nestjs/common';
import { z } from 'zod';

/** Whether the handler of the ledger refuses every invoice. */
export const ledgerHandler = { isBroken: false };
/** Invoices that a handler took effect on. */
export const handled = { ledger: [] as string[], mailer: [] as string[] };

@Controller()
class Ledger {
  @OnEvent(FaturaKesildi)
  issued({ data: { invoiceNo } }: FaturaKesildi, tx: Tx): Promise<void> {
    if (ledgerHandler.isBroken)
      throw new KervanError('VOUCHER_UNBALANCED', 'the rounding account is missing');
    handled.ledger.push(invoiceNo);
    tx.touched('posting', invoiceNo);
    return Promise.resolve();
  }
}

@Controller()
class Mailer {
  @OnEvent(FaturaKesildi)
  issued({ data: { invoiceNo } }: FaturaKesildi, tx: Tx): Promise<void> {
    handled.mailer.push(invoiceNo);
    tx.touched('letter', invoiceNo);
    return Promise.resolve();
  }
}

@Module({ controllers: [Ledger] })
class LedgerModule {}

@Module({ controllers: [Mailer] })
class MailerModule {}

const ledger = defineService({
  name: 'ledger',
  source: '/erp/ledger',
  module: LedgerModule,
  consumes: true,
});
const mailer = defineService({
  name: 'mailer',
  source: '/erp/mailer',
  module: MailerModule,
  consumes: true,
});

const CONSOLE_TOKEN = 'the-token-of-the-console';
const delegate = { name: 'ops-console', token: CONSOLE_TOKEN, role: 'approver', delegate: true };
/** Who operates. */
export const ozan = { name: 'ozan', token: 'the-token-of-ozan-operator', role: 'operator' } as const;

/** Two consumers of invoices, and the console before them. */
export function shop(): Promise<Company> {
  const known = (): Environment => ({ API_TOKENS: JSON.stringify([delegate]) });
  const before = (urlOf: UrlOf): Environment => ({
    SERVICES: JSON.stringify({ ledger: urlOf(ledger), mailer: urlOf(mailer) }),
    SERVICES_TOKEN: CONSOLE_TOKEN,
    API_TOKENS: JSON.stringify([ozan]),
  });
  return company([
    { service: ledger, environment: known },
    { service: mailer, environment: known },
    { service: opsConsole, environment: before },
  ]);
}

const golden = new URL(`../../../../libs/contracts/golden/${FaturaKesildi.type}.json`, import.meta.url);
const [example] = z.array(FaturaKesildi.schema).parse(JSON.parse(readFileSync(golden, 'utf8')));

export function invoice(invoiceNo: string): DataOf<typeof FaturaKesildi> {
  if (!example) throw new Error('the contract has no example');
  return { ...example, invoiceNo, orderNo: `SIP-${invoiceNo}` };
}
