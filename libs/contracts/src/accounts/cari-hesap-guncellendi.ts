import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { accountFacts } from './cari-hesap-acildi.js';

export const CariHesapGuncellendi = defineEvent({
  type: 'erp.accounts.CariHesapGuncellendi.v1',
  topic: 'erp.accounts.account',
  key: 'accountNo',
  summary: 'A customer account was changed: its segment, its status or the company that owns it.',
  schema: z.object(accountFacts),
});
export type CariHesapGuncellendi = EventOf<typeof CariHesapGuncellendi>;
