import { describe, expect, it } from '@jest/globals';
import { parseOptions } from './options.js';

describe('the options of the load generator', () => {
  it('are those of a stack that was started here', () => {
    expect(parseOptions([])).toMatchObject({
      core: 'http://127.0.0.1:4101',
      warehouse: 'http://127.0.0.1:4105',
      ecommerce: 'http://127.0.0.1:4106',
      tokenFile: expect.stringMatching(/secrets.api-token$/),
      rate: 20,
      duration: 60,
      seed: 7,
      json: false,
    });
  });

  it('may be others', () => {
    const given = ['--core', 'http://core:1', '--rate', '2.5', '--duration', '10', '--seed', '0', '--json'];
    expect(parseOptions(given)).toMatchObject({
      core: 'http://core:1',
      rate: 2.5,
      duration: 10,
      seed: 0,
      json: true,
    });
  });
});
