import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

/** One copy of graphql for tests and sources, or its instanceof checks fail ("another module or realm"). */
const graphql = createRequire(new URL('./packages/api/package.json', import.meta.url)).resolve('graphql')

const shared = {
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  esbuild: { target: 'es2022' as const },
}

/** Whatever a test waits for may take long on a slow machine. */
const patient = { expect: { poll: { timeout: 60_000 } } }

const database = {
  ...patient,
  globalSetup: ['tests/kit/global-setup.ts'],
  testTimeout: 300_000,
  hookTimeout: 600_000,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['packages/*/{src,app}/**/*.test.ts', 'tests/rules/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          ...patient,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['packages/**/*.db.test.ts', 'tests/{access,budget,contract,flow,migrations,replay}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          ...database,
        },
      },
      {
        ...shared,
        test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], ...database, fileParallelism: false },
      },
      { ...shared, test: { name: 'web', include: ['tests/web/**/*.test.ts'], ...database, fileParallelism: false } },
    ],
  },
})
