import { fileURLToPath } from 'node:url';

/** Jest options every project shares: ESM TypeScript through swc, workspace libraries read from their sources. */
export const preset = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node'] },
  testMatch: ['**/src/**/*.spec.ts', '**/*.spec.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  /** A hang guard, not an expectation: slow machines must pass. */
  testTimeout: 120_000,
};

/** For projects whose specs need the real PostgreSQL and Kafka. */
export const withStores = {
  ...preset,
  globalSetup: fileURLToPath(new URL('infra/local/jest-setup.mjs', import.meta.url)),
  globalTeardown: fileURLToPath(new URL('infra/local/jest-teardown.mjs', import.meta.url)),
};
