/** `npm start`: installs what is missing, builds what is stale, and serves everything from one process. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { alone, buildApi, buildWeb, Failure, install, main, root } from './lib.mjs'

/** Says so at once when the port is taken, most likely by an earlier start: building would pull the pages from under it. */
const assertPortFree = async () => {
  const port = Number(process.env.PORT || 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return
  await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => {
      if (error.code !== 'EADDRINUSE') return resolve()
      reject(new Failure(`Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`))
    })
    probe.listen(port, 'localhost', () => probe.close(resolve))
  })
}

const serve = () =>
  new Promise(resolve => {
    const server = spawn(process.execPath, ['--enable-source-maps', 'packages/api/dist/main.mjs'], { cwd: root, stdio: 'inherit' })
    let handedOn = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // On a terminal Ctrl+C reaches the server by itself, as it is in the same group; anything else is handed on, once.
        if (handedOn || (signal === 'SIGINT' && process.stdin.isTTY)) return
        handedOn = true
        server.kill(signal)
      })
    }
    server.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })

await main(async () => {
  const settings = join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  await assertPortFree()
  await alone(async () => {
    await install()
    await buildApi()
    await buildWeb()
  })
  process.exitCode = await serve()
})
