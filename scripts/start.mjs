/** `npm start`: installs what is missing, builds what is stale, and serves everything from one process. */
import { spawn } from 'node:child_process'
import { buildApi, buildWeb, install, main, root } from './lib.mjs'

const serve = () =>
  new Promise(resolve => {
    const server = spawn(process.execPath, ['--enable-source-maps', 'packages/api/dist/main.mjs'], { cwd: root, stdio: 'inherit' })
    // On a terminal Ctrl+C reaches the server by itself, as it is in the same group; everything else is handed on.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal)
      })
    }
    server.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })

await main(async () => {
  await install()
  await buildApi()
  await buildWeb()
  process.exitCode = await serve()
})
