import { randomUUID } from 'node:crypto'
import { chmod, chown, cp, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { DatabaseUnavailable } from '../unavailable'
import type { Account } from './account'

/** Where things go that the server's user must reach although it may not enter the folder they belong to. */
const REACHABLE = '/var/lib/provider-dashboard'

const mayEnter = async (folder: string, { uid, gid }: NonNullable<Account>): Promise<boolean> => {
  const { uid: owner, gid: group, mode } = await stat(folder)
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

/** Whether the account may enter a folder and all above it; a checkout below /root is closed to everybody but root. */
export const reaches = async (account: Account, folder: string): Promise<boolean> => {
  if (!account) return true
  const parts = (await realpath(folder)).split(sep)
  for (let depth = 1; depth <= parts.length; depth += 1) {
    if (!(await mayEnter(parts.slice(0, depth).join(sep) || sep, account))) return false
  }
  return true
}

/** Makes a folder that everybody may enter, whatever the umask says. */
export const openFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

/** A copy of a folder that everybody may read, made once for each name. */
export const readableCopy = async (folder: string, name: string): Promise<string> => {
  const copy = join(REACHABLE, name)
  if (await stat(copy).catch(() => null)) return copy
  const draft = `${copy}.${randomUUID()}`
  await openFolder(REACHABLE).catch(() => {
    throw new DatabaseUnavailable(
      `The postgres user cannot enter ${dirname(folder)} and ${REACHABLE} cannot be made: move the checkout, or set DATABASE_URL`,
    )
  })
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true })
  await openToAll(draft)
  // Whoever copied first has won; the copies are the same.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }))
  return copy
}

/** The folder that really holds the data of `dataDir`: itself, or one that the server's user can reach and that it names in `location`. */
export const dataHome = async (dataDir: string, account: Account): Promise<string> => {
  await mkdir(dataDir, { recursive: true })
  if (await reaches(account, dataDir)) return realpath(dataDir)
  const note = join(dataDir, 'location')
  const named = await readFile(note, 'utf8').catch(() => '')
  if (named !== '') return named
  const home = join(REACHABLE, `data-${randomUUID()}`)
  await openFolder(REACHABLE)
  await openFolder(home)
  // `wx`: of two processes at once the second takes what the first has named.
  await writeFile(note, home, { flag: 'wx' }).catch(() => rm(home, { recursive: true }))
  return readFile(note, 'utf8')
}

/** Gives a path to the server's user. */
export const handOver = async (path: string, account: Account): Promise<void> => {
  if (account) await chown(path, account.uid, account.gid)
}
