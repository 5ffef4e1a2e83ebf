import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['scripts/*.mjs', 'floors.cjs'], project: ['scripts/**', '*.{ts,cjs}'] },
    'packages/schema': { entry: ['src/index.ts', 'src/vocabulary.ts'], project: ['src/**/*.ts'] },
    'packages/api': { entry: ['src/app/main.ts', 'src/app/cli/*.ts', 'build.mjs', 'src/db/tables/*.ts'], project: ['src/**/*.ts'] },
    'packages/web': {
      entry: ['nuxt.config.ts', 'codegen.ts', 'app/**/*.{ts,vue}'],
      project: ['app/**/*.{ts,vue}'],
      ignore: ['app/gql/**'],
    },
    tests: { entry: ['**/*.test.ts', 'bench/index.ts', 'kit/global-setup.ts'], project: ['**/*.ts'] },
  },
}

export default config
