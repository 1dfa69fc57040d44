import { Module } from '@nestjs/common';
import { FollowPeriods } from './follow-periods.js';
import { FollowStock } from './follow-stock.js';
import { LearnAccounts } from './learn-accounts.js';
import { LearnProducts } from './learn-products.js';

/** What documents are checked by, from what core, warehouse and accounting tell. */
@Module({ controllers: [LearnAccounts, LearnProducts, FollowStock, FollowPeriods] })
export class LookupsModule {}
