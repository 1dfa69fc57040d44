import { fileURLToPath } from 'node:url';

/** Jest options every project shares: ESM TypeScript through swc; workspace libraries as they were built. */
export const preset = {
  runtime: fileURLToPath(new URL('tools/jest/native-runtime.mjs', import.meta.url)),
  testEnvironment: fileURLToPath(new URL('tools/jest/native-environment.mjs', import.meta.url)),
  testMatch: ['**/src/**/*.spec.ts', '**/*.spec.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
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
  /** What a failed spec left open must not keep the gate from ending; at a desk Jest says so instead. */
  forceExit: process.env.CI === 'true',
  /** A hang guard, not an expectation: slow machines must pass. */
  testTimeout: 300_000,
};

/** For projects whose specs need the real PostgreSQL and Kafka. */
export const withStores = {
  ...preset,
  globalSetup: fileURLToPath(new URL('infra/local/jest-setup.mjs', import.meta.url)),
  globalTeardown: fileURLToPath(new URL('infra/local/jest-teardown.mjs', import.meta.url)),
};
