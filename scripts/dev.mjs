/** `pnpm dev`: the API restarts and the pages reload as their sources change; both behind one address. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepareWeb, install, requireNode, root, tool } from './lib.mjs'

requireNode()
await install()
await prepareWeb()

const webPort = process.env.WEB_PORT ?? '4001'
const start = (command, args, options) => spawn(command, args, { stdio: 'inherit', ...options })
const web = start(tool('nuxt', 'packages/web'), ['dev', '--port', webPort, '--no-fork'], {
  cwd: join(root, 'packages/web'),
  env: { ...process.env, NUXT_TELEMETRY_DISABLED: '1' },
})
const api = start(tool('tsx'), ['watch', '--clear-screen=false', '--tsconfig', 'tsconfig.base.json', 'packages/api/src/app/main.ts'], {
  cwd: root,
  env: { ...process.env, WEB_DEV_URL: `http://localhost:${webPort}` },
})

const stop = () => {
  web.kill('SIGTERM')
  api.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
web.on('exit', stop)
api.on('exit', stop)
