import { describe, expect, it } from '@jest/globals';
import { isPersonalData } from './is-personal-data.js';

describe('isPersonalData', () => {
  it.each([
    '10000000146',
    '100 000 001 46',
    'TR330006100519786457841326',
    'TR33 0006 1005 1978 6457 8413 26',
    'tr330006100519786457841326',
    'kanarya@sarikanat.example',
    'account of kanarya@sarikanat.example',
    '+905321717171',
    '+90 (532) 171-71-71',
    '00905321717171',
    '905321717171',
    '0532 171 71 71',
    '5321717171',
  ])('is true of %s', (text) => {
    expect(isPersonalData(text)).toBe(true);
  });

  it.each([
    '17850',
    'C536379',
    '536365',
    '120.01.0001',
    '0000017850',
    '2026000001',
    '10000000147',
    'TR330006100519786457841327',
    'SIP-536365',
    'KRV2026000000001',
    'P-017',
    'WHOLESALE',
    'A@B',
    '301',
  ])('is false of %s', (text) => {
    expect(isPersonalData(text)).toBe(false);
  });
});
