/** `pnpm dev`: the API restarts and the pages reload as their sources change; both behind one address. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { alone, install, main, prepareWeb, root, tool } from './lib.mjs'

const webPort = process.env.WEB_PORT ?? '4001'

const serve = () =>
  new Promise(resolve => {
    const start = (command, args, cwd, env) => spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
    const web = start(tool('nuxt', 'packages/web'), ['dev', '--port', webPort, '--no-fork'], join(root, 'packages/web'), {
      NUXT_TELEMETRY_DISABLED: '1',
    })
    const sources = ['watch', '--clear-screen=false', '--tsconfig', 'tsconfig.base.json', 'packages/api/src/app/main.ts']
    const api = start(tool('tsx'), sources, root, { WEB_DEV_URL: `http://localhost:${webPort}` })
    const codegen = start(tool('graphql-codegen', 'packages/web'), ['--config', 'codegen.ts', '--watch'], join(root, 'packages/web'))
    const stop = () => {
      for (const child of [web, api, codegen]) child.kill('SIGTERM')
      resolve()
    }
    for (const event of ['SIGINT', 'SIGTERM']) process.on(event, stop)
    web.on('exit', stop)
    api.on('exit', stop)
  })

await main(async () => {
  await alone(async () => {
    await install()
    await prepareWeb()
  })
  await serve()
})
