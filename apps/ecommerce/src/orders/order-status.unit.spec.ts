import { describe, expect, it } from '@jest/globals';
import { statusOf, type StepStatus } from './order-status.js';

describe('the status of an order', () => {
  it.each<[string, StepStatus[], StepStatus]>([
    ['nothing happened to', ['RECEIVED'], 'RECEIVED'],
    ['the core holds', ['RECEIVED', 'ON_HOLD'], 'ON_HOLD'],
    ['is approved after a hold', ['RECEIVED', 'ON_HOLD', 'APPROVED'], 'APPROVED'],
    ['is held after its approval, for stock', ['RECEIVED', 'APPROVED', 'ON_HOLD'], 'ON_HOLD'],
    ['left before its approval was heard of', ['DESPATCHED', 'APPROVED'], 'DESPATCHED'],
    ['was approved before its own receipt is kept', ['APPROVED', 'RECEIVED'], 'APPROVED'],
    ['was cancelled', ['RECEIVED', 'APPROVED', 'CANCELLED'], 'CANCELLED'],
    ['was cancelled while its goods left', ['APPROVED', 'CANCELLED', 'DESPATCHED'], 'CANCELLED'],
  ])('that %s: %j is %s', (_, statuses, expected) => {
    expect(statusOf(statuses.map((status) => ({ status })))).toBe(expected);
  });
});
