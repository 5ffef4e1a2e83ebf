/** `npm start`: installs what is missing, builds what is stale, and serves everything from one process. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildApi, buildWeb, install, requireNode, root } from './lib.mjs'

requireNode()
await install()
await buildApi()
await buildWeb()

const server = spawn(process.execPath, ['--enable-source-maps', join(root, 'packages/api/dist/main.mjs')], {
  cwd: root,
  stdio: 'inherit',
  env: process.env,
})
// Ctrl+C reaches the server by itself, as it is in the same group; the others are handed on.
process.on('SIGINT', () => undefined)
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
})
