import { afterEach, describe, expect, it } from '@jest/globals';
import { appEnvironment } from './app-environment.js';

describe('appEnvironment', () => {
  afterEach(() => {
    delete process.env['SOURCES_DIR'];
    delete process.env['DATABASE_URL'];
  });

  it('passes on what the caller of a run may say, and nothing that could be taken for a setting of ours', () => {
    process.env['SOURCES_DIR'] = 'my-sources';
    process.env['DATABASE_URL'] = 'postgresql://of-the-caller';

    expect(appEnvironment({ KAFKA_BROKERS: 'own:9092' }, 4101)).toMatchObject({
      SOURCES_DIR: 'my-sources',
      KAFKA_BROKERS: 'own:9092',
      HTTP_PORT: '4101',
    });
    expect(appEnvironment({}, 4101)).not.toHaveProperty('DATABASE_URL');
  });
});
