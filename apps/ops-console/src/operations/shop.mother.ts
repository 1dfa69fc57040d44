import { KervanError, SiparisIptalEdildi, type DataOf } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { defineService, type Environment, type ServiceDefinition } from '@kervan/service';
import { company, type Company, type UrlOf } from '@kervan/testing';
import { Controller, Module } from '@nestjs/common';
import { opsConsole } from '../ops-console.js';

/** What breaks the handler of {@link ledger}. */
export const ledgerHandler = { isBroken: true };
/** What each handler took effect on. */
export const handled = { ledger: [] as string[], mailer: [] as string[] };

@Controller()
class Ledger {
  @OnEvent(SiparisIptalEdildi)
  cancelled({ data: { orderNo } }: SiparisIptalEdildi, tx: Tx): Promise<void> {
    if (ledgerHandler.isBroken) throw new KervanError('VOUCHER_UNBALANCED', 'nothing to post');
    handled.ledger.push(orderNo);
    tx.touched('posting', orderNo);
    return Promise.resolve();
  }
}

@Controller()
class Mailer {
  @OnEvent(SiparisIptalEdildi)
  cancelled({ data: { orderNo } }: SiparisIptalEdildi, tx: Tx): Promise<void> {
    handled.mailer.push(orderNo);
    tx.touched('letter', orderNo);
    return Promise.resolve();
  }
}

@Module({ controllers: [Ledger] })
class LedgerModule {}

@Module({ controllers: [Mailer] })
class MailerModule {}

const consuming = (name: string, module: typeof LedgerModule | typeof MailerModule) =>
  defineService({ name, source: `/erp/${name}`, module, consumes: true });

/** Two consumers of the same event. */
export const ledger = consuming('ledger', LedgerModule);
export const mailer = consuming('mailer', MailerModule);

/** Tokens of the console's callers, by name. */
export const tokens = {
  veli: 'the-token-of-veli-viewer',
  inci: 'the-token-of-inci-investigator',
  ozan: 'the-token-of-ozan-operator',
  ayse: 'the-token-of-ayse-approver',
  asli: 'the-token-of-asli-approver',
} as const;

const people = [
  { name: 'veli', token: tokens.veli, role: 'viewer' },
  { name: 'inci', token: tokens.inci, role: 'investigator' },
  { name: 'ozan', token: tokens.ozan, role: 'operator' },
  { name: 'ayse', token: tokens.ayse, role: 'approver' },
  { name: 'asli', token: tokens.asli, role: 'approver' },
];

const CONSOLE_TOKEN = 'the-token-of-the-console';
const delegate = { name: 'ops-console', token: CONSOLE_TOKEN, role: 'approver', delegate: true };

const member = (service: ServiceDefinition) => ({
  service,
  environment: (): Environment => ({ API_TOKENS: JSON.stringify([delegate]) }),
});

/** Both consumers with the console before them. */
export function shop(): Promise<Company> {
  const environment = (urlOf: UrlOf): Environment => ({
    SERVICES: JSON.stringify({
      ledger: urlOf(ledger),
      mailer: urlOf(mailer),
      away: 'http://127.0.0.1:9',
    }),
    SERVICES_TOKEN: CONSOLE_TOKEN,
    API_TOKENS: JSON.stringify(people),
  });
  return company([member(ledger), member(mailer), { service: opsConsole, environment }]);
}

/** Cancellation of an order. */
export const cancellation = (orderNo: string): DataOf<typeof SiparisIptalEdildi> => ({
  orderNo,
  accountNo: '120.1',
  reason: 'REQUESTED',
  previousState: 'DRAFT',
});
