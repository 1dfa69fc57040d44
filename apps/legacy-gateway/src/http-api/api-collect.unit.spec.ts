import { describe, expect, it } from '@jest/globals';
import { ApiCollect } from './api-collect.js';

describe('ApiCollect', () => {
  it('refuses columns by which tables tell all rows of a document: an API cannot be asked for them', () => {
    const columns = [{ name: 'no', at: '/no', key: true, document: true }];
    const { error } = ApiCollect.safeParse({ columns });

    expect(error?.issues).toContainEqual(
      expect.objectContaining({
        path: ['columns', 0, 'document'],
        message: 'an API cannot be asked for all rows of a document: use lines',
      }),
    );
  });
});
