import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const entries = {
  main: 'app/main.ts',
  'workers/worker': 'app/workers/worker.ts',
  'cli/import': 'app/cli/import.ts',
  'cli/rebuild': 'app/cli/rebuild.ts',
  'cli/rotate-keys': 'app/cli/rotate-keys.ts',
}

/** What the API itself depends on stays outside the bundle; what only its bundled neighbours depend on comes in. */
const installed = async () => {
  const { dependencies } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'))
  return Object.keys(dependencies)
    .filter(name => !name.startsWith('@dashboard/'))
    .flatMap(name => [name, `${name}/*`])
}

/** Bundles the server and its commands to dist/; packages of others stay in node_modules. */
export const buildApi = async () => {
  await rm(join(here, 'dist'), { recursive: true, force: true })
  const present = Object.entries(entries).filter(([, source]) => existsSync(join(here, 'src', source)))
  await build({
    entryPoints: Object.fromEntries(present.map(([name, source]) => [name, join(here, 'src', source)])),
    outdir: join(here, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: await installed(),
    alias: {
      '@dashboard/schema/segment-fields': join(root, 'packages/schema/src/segment-fields.ts'),
      '@dashboard/schema/vocabulary': join(root, 'packages/schema/src/vocabulary.ts'),
      '@dashboard/schema': join(root, 'packages/schema/src/index.ts'),
    },
    tsconfig: join(root, 'tsconfig.base.json'),
    // The names of classes are the names of GraphQL types.
    keepNames: true,
    sourcemap: true,
    logLevel: 'warning',
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildApi()
