import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { DatabaseUnavailable } from '../unavailable'

const run = promisify(execFile)

/** Whom the server runs as; null where that is the user of this process. */
export type Account = { uid: number; gid: number } | null

const lookUp = async (name: string): Promise<Account> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** PostgreSQL refuses to run as root: root gets the `postgres` user, who is made where there is none. */
export const serverAccount = async (): Promise<Account> => {
  if (process.getuid?.() !== 0) return null
  const known = await lookUp('postgres')
  if (known) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']).catch(() => undefined)
  const made = await lookUp('postgres')
  if (made) return made
  throw new DatabaseUnavailable(
    'PostgreSQL does not run as root and no `postgres` user could be made: start as an ordinary user, or set DATABASE_URL to a server of your own',
  )
}
