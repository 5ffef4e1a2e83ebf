import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { keepSaid } from './run-log'
import { testSecrets } from './settings'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  })

export interface ServerProcess {
  child: ChildProcess
  url: string
  /** Everything that it printed. */
  output(): string
  /** Its exit code, once it ends. */
  exit: Promise<number | null>
}

/** Runs a built file in a process of its own, with an environment of its own. */
const spawnBuilt = (file: string, args: string[], env: Record<string, string>) => {
  const child = spawn(process.execPath, [`packages/api/dist/${file}`, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...testSecrets, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exit = new Promise<number | null>(resolve =>
    child.on('close', code => {
      keepSaid(text)
      resolve(code)
    }),
  )
  return { child, output: () => text, exit }
}

/** Starts the built server, as `npm start` does after building. */
export const spawnServer = (port: number, env: Record<string, string>): ServerProcess => {
  const url = `http://localhost:${port}`
  return { ...spawnBuilt('main.mjs', [], { LOG_LEVEL: 'warn', PORT: String(port), PUBLIC_URL: url, ...env }), url }
}

/** Runs a built command, such as `import`, to its end. */
export const runCommand = async (
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> => {
  const { exit, output } = spawnBuilt(`cli/${name}.mjs`, args, env)
  return { code: await exit, output: output() }
}

/** Waits until the server answers that it is ready. */
export const untilReady = async (server: ServerProcess, timeoutMs = 60_000): Promise<void> => {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (server.child.exitCode !== null) throw new Error(`The server ended:\n${server.output()}`)
    const ready = await fetch(`${server.url}/readyz`).then(
      response => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`The server was not ready in time:\n${server.output()}`)
}
