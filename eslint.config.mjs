import * as lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const config = (plugin, name) => (plugin.configs ?? plugin.default?.configs)[name];
const typescript = ['**/*.ts'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'storybook-static/**', '.cache/**', 'test-results/**', '.heed/**', 'demo/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      'require-atomic-updates': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
    },
  },
  {
    files: typescript,
    ignores: ['*.config.ts', '.storybook/**'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true, allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'], package: 'node:test' }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    ...config(lit, 'flat/recommended'),
    files: ['src/**/*.ts', 'stories/**/*.ts'],
  },
  {
    ...config(wc, 'flat/recommended'),
    files: ['src/**/*.ts'],
    settings: { wc: { elementBaseClasses: ['LitElement', 'ReactiveElement'] } },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    files: ['src/domain/**/*.ts', 'src/backend/**/*.ts', 'server/**/*.ts'],
    rules: {
      // Node runs these files by stripping their types.
      'no-restricted-syntax': ['error',
        { selector: 'TSEnumDeclaration', message: 'Node runs this file by stripping types: no enums.' },
        { selector: 'TSParameterProperty', message: 'Node runs this file by stripping types: no parameter properties.' },
        { selector: 'Decorator', message: 'Node runs this file by stripping types: no decorators.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Node runs this file by stripping types: no namespaces.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    // The types of @open-wc/semantic-dom-diff call every `equal` a promise.
    files: ['test/**/*.ts'],
    ignores: ['test/{domain,server,e2e}/**'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
