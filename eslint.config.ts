import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/** The only places that may ask what time it is or throw dice. */
const clockKeepers = ['packages/api/src/access/house.ts', 'packages/api/src/app/main.ts', 'packages/api/src/app/cli/*.ts', 'tests/**', '**/*.test.ts']

const noClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time is an argument: take `now` from the scope or the caller.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument: take `now` from the scope or the caller.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Randomness is an argument: take a seeded stream.' },
]
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }
const noEnv = { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Settings are read in app/env.ts alone.' }

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/.nuxt/**', '**/.output/**', 'packages/web/app/gql/**', '.data/**', 'tests/rules/fixtures/**'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    files: ['**/*.{ts,mts,vue}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { args: 'all', argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['packages/{schema,api}/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noClock, noDefaultExport, noEnv] },
  },
  { files: ['packages/api/src/app/env.ts'], rules: { 'no-restricted-syntax': ['error', ...noClock, noDefaultExport] } },
  { files: clockKeepers, rules: { 'no-restricted-syntax': ['error', noDefaultExport] } },
  { files: ['tests/**', '**/*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['tests/**', 'packages/api/src/app/main.ts', 'packages/api/src/app/cli/*.ts', 'scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.config.ts', 'knip.ts', 'tests/kit/global-setup.ts', 'packages/web/**', 'packages/web/codegen.ts'], rules: { 'no-restricted-syntax': 'off' } },
  ...vue.configs['flat/recommended'].map(config => ({ ...config, files: ['packages/web/**/*.vue'] })),
  {
    files: ['packages/web/**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: { 'vue/multi-word-component-names': 'off', 'vue/max-attributes-per-line': 'off', 'vue/singleline-html-element-content-newline': 'off', 'vue/html-self-closing': 'off', 'vue/html-indent': 'off', 'vue/html-closing-bracket-newline': 'off', 'vue/attributes-order': 'off', 'vue/require-default-prop': 'off', 'no-undef': 'off' },
  },
  { files: ['scripts/**/*.mjs', '**/*.cjs', 'packages/api/build.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' } },
)
