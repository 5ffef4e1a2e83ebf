/** `npm run dev`: the API restarts and the pages reload as their sources change; both behind one address. */
import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { alone, install, main, prepareWeb, root, run, tool } from './lib.mjs'

const webFolder = join(root, 'packages/web')

/** Children with groups of their own: Ctrl+C reaches them once, through here, and the database is let down gently. */
const start = (command, args, cwd, env) =>
  spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'], detached: true })

/** Types follow the documents and the schema. */
const watchDocuments = () => {
  let timer
  const changed = (_event, name) => {
    if (!name?.endsWith('.graphql')) return
    clearTimeout(timer)
    timer = setTimeout(
      () => void run(tool('graphql-codegen', 'packages/web'), ['--config', 'codegen.ts'], { cwd: webFolder, quiet: true }),
      200,
    )
  }
  const watchers = [watch(join(webFolder, 'app'), { recursive: true }, changed), watch(join(root, 'packages/schema'), changed)]
  return () => watchers.forEach(watcher => watcher.close())
}

const serve = async () => {
  const webPort = process.env.WEB_PORT ?? '4001'
  const api = `http://localhost:${process.env.PORT || 4000}/graphql`
  const sources = ['watch', '--clear-screen=false', '--tsconfig', 'tsconfig.base.json', 'packages/api/src/app/main.ts']
  const children = [
    start(tool('nuxt', 'packages/web'), ['dev', '--port', webPort, '--no-fork'], webFolder, {
      NUXT_TELEMETRY_DISABLED: '1',
      NUXT_API_URL: api,
    }),
    start(tool('tsx'), sources, root, { WEB_DEV_URL: `http://localhost:${webPort}` }),
  ]
  const unwatch = watchDocuments()
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    unwatch()
    for (const child of children) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const ended = children.map(child => new Promise(resolve => child.on('exit', resolve)))
  await Promise.race(ended)
  stop()
  await Promise.all(ended)
}

await main(async () => {
  const settings = join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  await alone(async () => {
    await install()
    await prepareWeb()
  })
  await serve()
})
