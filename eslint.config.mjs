import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { constraints, layers, specLayers } from './tools/lint/layers.mjs';

const boundaries = (allowedBy) => [
  'error',
  { enforceBuildableLibDependency: false, allow: [], depConstraints: constraints(allowedBy) },
];

const forbidden = (selector, message) => ({ selector, message });

const everywhere = [
  forbidden('ExportDefaultDeclaration', 'Export by name.'),
  forbidden('TSEnumDeclaration', 'Use a union of string literals.'),
];

const environment = forbidden(
  "MemberExpression[object.name='process'][property.name='env']",
  'Configuration is read once, in libs/service, infra/local, tools/setup, tools/deploy, tools/cli or tools/browser.',
);

const unawaited = forbidden(
  "UnaryExpression[operator='void']:not([argument.callee.object.property.name='db']):not([argument.callee.object.name='db'])",
  'Only statements of a transaction may go unawaited: it reports what failed. Any other rejection would end the process.',
);

const importsOf = (names, message) => ({ paths: names.map((name) => ({ name, message })) });
const kafkaClients = ['kafkajs', '@platformatic/kafka'];
const kafkaRule = 'Kafka clients stay behind the Broker port of libs/messaging.';
const driverRule = 'SQL drivers stay in libs/database, libs/outbox and libs/inbox.';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.kervan/**', 'tools/lint/red/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(layers),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...everywhere, environment],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...importsOf(kafkaClients, kafkaRule).paths,
            ...importsOf(['pg'], driverRule).paths,
            { name: 'typeorm', importNames: ['DataSource'], message: driverRule },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{spec,mother}.ts'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': boundaries(specLayers) },
  },
  {
    files: ['apps/**/*.ts'],
    ignores: ['**/*.{spec,mother}.ts', 'apps/*/web/**'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, environment, unawaited] },
  },
  {
    files: ['**/vite.config.ts'],
    rules: { 'no-restricted-syntax': ['error', environment] },
  },
  {
    files: ['libs/messaging/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', importsOf(['pg', 'typeorm'], driverRule)] },
  },
  {
    files: ['libs/{database,outbox,inbox}/**/*.ts', 'infra/local/**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', importsOf(kafkaClients, kafkaRule)] },
  },
  {
    files: [
      'libs/service/**/*.ts',
      'infra/local/**/*.ts',
      'tools/setup/src/main.ts',
      'tools/deploy/src/verify.ts',
      'tools/browser/src/chromium.ts',
      'tools/cli/src/main.ts',
      'libs/formats/src/samples.mother.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  prettier,
);
