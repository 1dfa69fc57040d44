import { currency, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { AccountStatement, accountStatement } from './account-statement.js';
import { TrialBalance, trialBalance } from './trial-balance.js';

@Controller('api')
export class LedgerController {
  constructor(private readonly work: UnitOfWork) {}

  @Get('trial-balance')
  @Endpoint({ summary: 'Debit, credit and balance of every account of a currency.', returns: TrialBalance })
  trialBalance(@Query('currency', { schema: currency.default('TRY') }) code: string): Promise<TrialBalance> {
    return this.work.run((tx) => trialBalance(tx.db, code));
  }

  @Get('accounts/:accountNo/statement')
  @Endpoint({
    summary: 'The latest entries of a customer account with its balance after each.',
    returns: AccountStatement,
  })
  statement(@Param('accountNo', { schema: identifier }) accountNo: string): Promise<AccountStatement> {
    return this.work.run((tx) => accountStatement(tx.db, accountNo));
  }
}
