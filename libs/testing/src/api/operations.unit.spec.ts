import { describe, expect, it } from '@jest/globals';
import { operationOf, operationsOf } from './operations.js';

const document = {
  openapi: '3.1.0',
  paths: {
    '/api/stock/{sku}': {
      get: { parameters: [{ name: 'sku', in: 'path', required: true, schema: { type: 'string' } }] },
    },
    '/api/stock/opening': {
      get: {},
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Opening' } } },
        },
      },
    },
  },
  components: { schemas: { Opening: { type: 'object', required: ['items'] } } },
};

describe('the operations of a document', () => {
  const operations = operationsOf(document);

  it('have names, parameters and bodies', () => {
    expect(operations.map(({ name }) => name)).toEqual([
      'GET /api/stock/{sku}',
      'GET /api/stock/opening',
      'POST /api/stock/opening',
    ]);
    const [{ parameters } = {}, , post] = operations;
    expect(parameters).toMatchObject([{ name: 'sku', in: 'path', schema: { type: 'string' } }]);
    expect(post?.body && post.resolve(post.body)).toMatchObject({ type: 'object', required: ['items'] });
  });

  it('are found by the address of a request', () => {
    expect(operationOf(operations, 'GET', '/api/stock/opening')?.operation.name).toBe(
      'GET /api/stock/opening',
    );
    expect(operationOf(operations, 'GET', '/api/stock/a%2Fb')).toMatchObject({
      operation: { name: 'GET /api/stock/{sku}' },
      values: { sku: 'a/b' },
    });
    expect(operationOf(operations, 'POST', '/api/stock/a')).toBeUndefined();
    expect(operationOf(operations, 'GET', '/api/stock')).toBeUndefined();
  });

  it('are refused where a reference leads nowhere', () => {
    const broken = { ...document, components: { schemas: {} } };
    const post = operationsOf(broken).at(-1);
    expect(() => post?.body && post.resolve(post.body)).toThrow('Opening');
  });
});
