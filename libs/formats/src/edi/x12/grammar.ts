import { group, type GroupRule } from '../message-group.js';

/* Loops of the transaction sets (004010 and about), as far as documents need them. */
const party = group('N1', 'N2 N3 N4 REF PER SI');
const allowance = group('SAC', 'CUR');
const text = group('N9', 'DTM MSG');
const schedule = group('SCH', 'TD1 TD2 TD3 TD4 TD5 REF');

const line =
  'CUR PO3 CTP PAM MEA PID PWK PKG PO4 REF PER IT8 CSH ITD DIS INC TAX FOB SDQ DTM TD1 TD2 TD3 TD4 TD5 TC2 TXI QTY MSG';
const head =
  'BEG BIG BSN CUR REF PER TAX FOB CTP PAM CSH DIS INC ITD DTM LIN SI PID MEA PWK PKG TD1 TD2 TD3 TD4 TD5 MAN TXI';

const order = group('ST', head, [
  allowance,
  text,
  party,
  group('PO1', line, [allowance, text, party, schedule]),
  group('CTT', 'AMT SE', [], true),
]);

const invoice = group('ST', head, [
  allowance,
  text,
  party,
  group('IT1', line, [allowance, party]),
  group('TDS', 'TXI CAD AMT ISS CTT SE', [allowance], true),
]);

const notice = group('ST', head, [
  group('HL', 'LIN SN1 SLN PRF PO4 PID MEA PWK PKG TD1 TD3 TD4 TD5 REF PER CLD MAN DTM FOB CUR ITD', [
    allowance,
    party,
  ]),
  group('CTT', 'SE', [], true),
]);

export const grammar: ReadonlyMap<string, GroupRule> = new Map([
  ['850', order],
  ['810', invoice],
  ['856', notice],
]);
