import { currency, identifier, LEDGER_CURRENCY } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint, pageOf, pageRequest, toPage, type Page, type PageRequest } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { chartOfAccounts, GlAccount } from '../journal/recipes/chart-of-accounts.js';
import {
  AccountStatement,
  accountStatement,
  customerAccount,
  type StatementEntry,
} from './account-statement.js';
import { ledgerDays } from './ledger-days.js';
import { TrialBalance, trialBalance } from './trial-balance.js';

const GlAccountPage = pageOf(GlAccount, 'GlAccountPage');

const trialBalanceQuery = ledgerDays.extend({
  /** TRY for the ledger itself, another one for the documents in it. */
  currency: currency.default(LEDGER_CURRENCY),
});

const statementQuery = pageRequest.extend({ glAccount: customerAccount.default('120') });

@Controller('api')
export class LedgerController {
  constructor(private readonly work: UnitOfWork) {}

  @Get('gl-accounts')
  @Endpoint({ summary: 'The accounts that are posted to, by number.', returns: GlAccountPage })
  glAccounts(@Query({ schema: pageRequest }) page: PageRequest): Page<GlAccount> {
    const later = chartOfAccounts.filter(({ glAccount }) => glAccount > (page.after ?? ''));
    return toPage(later, page, ({ glAccount }) => glAccount);
  }

  @Get('trial-balance')
  @Endpoint({
    summary: 'Debit, credit and balance of every account: in TRY, or of the documents in another currency.',
    returns: TrialBalance,
  })
  trialBalance(
    @Query({ schema: trialBalanceQuery }) query: z.output<typeof trialBalanceQuery>,
  ): Promise<TrialBalance> {
    return this.work.run((tx) => trialBalance(tx.db, query.currency, query));
  }

  @Get('accounts/:accountNo/statement')
  @Endpoint({
    summary: 'The entries of a customer account, oldest first, with its balance after each.',
    returns: AccountStatement,
  })
  statement(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Query({ schema: statementQuery }) { glAccount, ...page }: z.output<typeof statementQuery>,
  ): Promise<Page<StatementEntry>> {
    return this.work.run((tx) => accountStatement(tx.db, { accountNo, glAccount }, page));
  }
}
