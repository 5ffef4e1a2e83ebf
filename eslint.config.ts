import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const later = 'Time is an argument: take `now` from the scope or the caller.'
const noClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: later },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: later },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Randomness is an argument: take a seeded stream.',
  },
]
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }
const noEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in app/env.ts alone.',
}

/** Where time and dice come from; everybody else is handed them. */
const clockKeepers = ['packages/api/src/access/house.ts', 'packages/api/src/app/main.ts', 'packages/api/src/app/cli/*.ts']
/** Where a program talks to the person who started it. */
const speakers = ['packages/api/src/app/main.ts', 'packages/api/src/app/cli/*.ts', 'scripts/**']
const typed = ['packages/{schema,api}/src/**/*.ts', 'tests/**/*.ts']
const tests = ['tests/**/*.ts', '**/*.test.ts']

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/.nuxt/**', '**/.output/**', 'packages/web/app/gql/**', '.data/**', '.cache/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    files: typed,
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An arrow that hands on a call without a result reads better than one with braces.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Interfaces of libraries want promises where nothing is awaited.
      '@typescript-eslint/require-await': 'off',
      // What a function hands out as methods of an object are closures, which have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // Rows of a statement are named by the caller.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Object types of the contract are classes for their decorators only; resolvers answer with plain objects.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.{ts,mts,vue}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { args: 'all', argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['packages/{schema,api}/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noClock, noDefaultExport, noEnv],
      // Aim at 40; what makes an object of closures may need some more.
      'max-lines-per-function': ['error', { max: 65, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['packages/api/src/app/env.ts'], rules: { 'no-restricted-syntax': ['error', ...noClock, noDefaultExport] } },
  { files: clockKeepers, rules: { 'no-restricted-syntax': ['error', noDefaultExport, noEnv] } },
  {
    files: tests,
    ignores: ['tests/kit/global-setup.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines-per-function': 'off',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: [...speakers, 'tests/**'], rules: { 'no-console': 'off' } },
  ...vue.configs['flat/recommended'].map(config => ({ ...config, files: ['packages/web/**/*.vue'] })),
  {
    files: ['packages/web/**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      // Pages and panels carry one word; how tags are laid out is the formatter's matter.
      'vue/multi-word-component-names': 'off',
      'vue/attributes-order': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/require-default-prop': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
    },
  },
)
