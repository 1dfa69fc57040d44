import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Loaded } from '../loaded.js';
import { listAccounts, readAccount } from './account-view.js';
import {
  AccountBatch,
  AccountChange,
  AccountPage,
  accountPageRequest,
  CreditLimit,
  IdentifiedAccountView,
  NewAccount,
  type AccountPageRequest,
} from './accounts.schema.js';
import { loadAccounts } from './load-accounts.js';
import { openAccount } from './open-account.js';
import { setCreditLimit } from './set-credit-limit.js';
import { updateAccount } from './update-account.js';

@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Post()
  @Command({
    summary: 'Opens an account; repeating the request changes nothing.',
    returns: IdentifiedAccountView,
    status: 201,
  })
  open(@Body({ schema: NewAccount }) account: NewAccount): Promise<IdentifiedAccountView> {
    return this.commands.run({
      work: (tx) => openAccount(tx, account),
      answer: (db) => readAccount(db, account.accountNo),
    });
  }

  @Post('batch')
  @Command({
    summary: 'Opens accounts; those that exist with the same content stay unchanged.',
    returns: Loaded,
    conditional: false,
  })
  load(@Body({ schema: AccountBatch }) { accounts }: AccountBatch): Promise<Loaded> {
    return this.commands.run({
      work: (tx) => loadAccounts(tx, accounts),
      answer: (_db, loaded) => Promise.resolve(loaded),
    });
  }

  @Patch(':accountNo')
  @Command({
    summary: 'Changes segment, status or identity of an account; with exposure it is not closed.',
    returns: IdentifiedAccountView,
  })
  update(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Body({ schema: AccountChange }) change: AccountChange,
  ): Promise<IdentifiedAccountView> {
    return this.commands.run({
      work: (tx, precondition) => updateAccount(tx, precondition, { accountNo, ...change }),
      answer: (db) => readAccount(db, accountNo),
    });
  }

  @Put(':accountNo/credit-limit')
  @Command({
    summary: 'Changes the credit limit of an account; below its exposure nothing is approved any more.',
    returns: IdentifiedAccountView,
  })
  limit(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Body({ schema: CreditLimit }) { creditLimit }: CreditLimit,
  ): Promise<IdentifiedAccountView> {
    return this.commands.run({
      work: (tx, precondition) => setCreditLimit(tx, precondition, { accountNo, creditLimit }),
      answer: (db) => readAccount(db, accountNo),
    });
  }

  @Get()
  @Endpoint({ summary: 'Accounts by number, without who they belong to.', returns: AccountPage })
  list(@Query({ schema: accountPageRequest }) page: AccountPageRequest): Promise<AccountPage> {
    return this.work.run(({ db }) => listAccounts(db, page));
  }

  @Get(':accountNo')
  @Endpoint({
    summary: 'An account with its exposure, available credit and identity.',
    returns: IdentifiedAccountView,
  })
  get(@Param('accountNo', { schema: identifier }) accountNo: string): Promise<IdentifiedAccountView> {
    return this.work.run(({ db }) => readAccount(db, accountNo));
  }
}
