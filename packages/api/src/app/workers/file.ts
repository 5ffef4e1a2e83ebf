import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { WorkerFile } from '../../access/heavy.service'

/** Where the worker is: beside this file among the sources, in its own bundle once they are built. */
export const workerFile = (): WorkerFile => {
  const isSource = import.meta.url.endsWith('.ts')
  if (!isSource) return { path: fileURLToPath(new URL('./workers/worker.mjs', import.meta.url)) }
  const reader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return { path: fileURLToPath(new URL('./worker.ts', import.meta.url)), execArgv: ['--import', reader] }
}
