import { group, type GroupRule } from '../message-group.js';

/*
 * Groups of the message types as the UN/EDIFACT directories D.93A to D.14B have them, as far as documents need them: one
 * table for all directories, since groups were added and never moved.
 */
const reference = group('RFF', 'DTM');
const party = group('NAD', 'LOC FII MOA', [reference, group('DOC', 'DTM'), group('CTA', 'COM')]);
const tax = group('TAX', 'MOA LOC');
const currency = group('CUX', 'DTM');
const terms = [group('PAT', 'DTM PCD MOA PAI FII'), group('PYT', 'DTM PCD MOA PAI FII')];
const transport = [group('TDT', 'TSR DTM', [group('LOC', 'DTM')]), group('TOD', 'LOC')];
const packing = group('PAC', 'MEA EQD PCI GIN DTM');
const allowance = group('ALC', 'ALI DTM QTY PCD MOA RTE', [tax]);
const place = group('LOC', 'QTY PCD DTM');

const line = group('LIN', 'PIA IMD MEA QTY PCD ALI DTM GIN GIR QVR EQD FTX MOA PAI DLM', [
  ...terms,
  ...transport,
  group('PRI', 'APR CUX DTM RNG'),
  group('SCC', 'FTX RFF QTY DTM'),
  reference,
  packing,
  place,
  tax,
  party,
  allowance,
]);

const summary = group('UNS', 'CNT MOA', [tax, allowance, reference], true);

const commercial = group('UNH', 'BGM DTM PAI ALI IMD FTX GIR', [
  reference,
  party,
  tax,
  currency,
  ...terms,
  ...transport,
  packing,
  allowance,
  line,
  summary,
]);

const consignment = group('CPS', 'FTX', [packing, line]);

const despatch = group('UNH', 'BGM DTM ALI MEA MOA CNT FTX', [
  reference,
  party,
  currency,
  ...transport,
  packing,
  consignment,
  line,
  summary,
]);

export const grammar: Readonly<Record<string, GroupRule>> = {
  ORDERS: commercial,
  INVOIC: commercial,
  DESADV: despatch,
};
