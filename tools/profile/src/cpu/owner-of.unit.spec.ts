import { describe, expect, it } from '@jest/globals';
import { ownerOf } from './owner-of.js';

describe('the owner of a frame', () => {
  it.each([
    ['(idle)', '', null],
    ['(garbage collector)', '', 'garbage collector'],
    ['writev', '', 'native'],
    ['emit', 'node:events', 'node'],
    ['send', 'file:///w/node_modules/kafkajs/src/producer/index.js', 'kafkajs'],
    ['run', 'file:///w/node_modules/@nestjs/core/router.js', '@nestjs/core'],
    ['q', 'file:///w/node_modules/typeorm/node_modules/pg/lib/client.js', 'pg'],
    ['take', 'file:///w/libs/inbox/dist/chunk/plan.js', 'libs/inbox'],
    ['post', 'file:///w/apps/accounting/dist/main.js', 'apps/accounting'],
    ['f', 'file:///elsewhere.js', 'other'],
  ])('of %s in "%s" is %s', (functionName, url, owner) => {
    expect(ownerOf({ functionName, url })).toBe(owner);
  });
});
