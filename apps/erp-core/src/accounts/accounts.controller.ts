import { identifier } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Loaded } from '../loaded.js';
import type { Account } from './account.entity.js';
import { AccountBatch, AccountView } from './accounts.schema.js';
import { availableCredit } from './credit.js';
import { findAccount } from './find-account.js';
import { loadAccounts } from './load-accounts.js';

@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly work: UnitOfWork) {}

  @Post('batch')
  @Endpoint({
    summary: 'Opens accounts; those that exist with the same content stay unchanged.',
    returns: Loaded,
  })
  load(@Body({ schema: AccountBatch }) { accounts }: AccountBatch): Promise<Loaded> {
    return this.work.run((tx) => loadAccounts(tx, accounts));
  }

  @Get(':accountNo')
  @Endpoint({ summary: 'An account with its exposure and available credit.', returns: AccountView })
  async get(@Param('accountNo', { schema: identifier }) accountNo: string): Promise<AccountView> {
    return viewOf(await this.work.run((tx) => findAccount(tx.db, accountNo)));
  }
}

function viewOf(account: RowOf<Account>): AccountView {
  const amount = (text: string) => Money.of(text, account.currency).toString();
  return {
    ...account,
    creditLimit: amount(account.creditLimit),
    balance: amount(account.balance),
    openOrderAmount: amount(account.openOrderAmount),
    availableCredit: availableCredit(account).toString(),
  };
}
