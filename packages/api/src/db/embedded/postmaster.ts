import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './cluster'

/** What a server says of itself in its data folder. */
export interface Postmaster {
  pid: number
  /** 0 while it has not said. */
  port: number
  ready: boolean
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** After a reboot the number may belong to any other program; only Linux can tell. */
const isServerOf = async (data: string, pid: number): Promise<boolean> => {
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes(data)
}

const parse = (text: string): Postmaster | null => {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3] ?? 0) || 0, ready: lines[7]?.trim() === 'ready' }
}

/** The line of the file that PostgreSQL keeps while it runs; null where there is none. */
const fileOf = ({ data }: Cluster): string => join(data, 'postmaster.pid')

/** The server that runs on the cluster, ready or not; null where none does, whatever a dead one has left behind. */
export const runningServer = async (cluster: Cluster): Promise<Postmaster | null> => {
  const postmaster = parse(await readFile(fileOf(cluster), 'utf8').catch(() => ''))
  if (!postmaster || !isAlive(postmaster.pid)) return null
  return (await isServerOf(cluster.data, postmaster.pid)) ? postmaster : null
}

/** The path of a lock file that names a living process which is no server of ours: PostgreSQL itself would not dare to start. */
export const strangersLock = async (cluster: Cluster): Promise<string | null> => {
  const postmaster = parse(await readFile(fileOf(cluster), 'utf8').catch(() => ''))
  if (!postmaster || !isAlive(postmaster.pid)) return null
  return (await isServerOf(cluster.data, postmaster.pid)) ? null : fileOf(cluster)
}
