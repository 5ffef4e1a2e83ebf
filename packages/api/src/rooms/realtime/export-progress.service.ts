import type { ExportStatus } from '@dashboard/schema/vocabulary'
import type { House } from '../../access/house'
import type { Scope } from '../../access/scope'
import { exportNewsOf, findExport, getExport, type ShownExport } from '../customers'
import type { Delivery, LiveBatch } from './live-stream.service'

const open: readonly ExportStatus[] = ['QUEUED', 'RUNNING']

/** Another process may be the one that writes: its row is looked at so often. In the writer's own process news come at once. */
const LOOK_MS = 1_000
/** Whoever joins others who are told already hears within that time how far it is, also where nothing moves. */
const STILL_MS = 5_000

const newsOrPause = (house: House, id: string, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const over = (): void => {
      clearTimeout(timer)
      unlisten()
      signal.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, LOOK_MS)
    const unlisten = house.singleton(exportNewsOf).listen(id, over)
    signal.addEventListener('abort', over)
    if (signal.aborted) over()
  })

/** Tells whether what is found now is worth telling. */
const worthTelling = () => {
  let told = { text: '', at: -Infinity }
  return (record: ShownExport): boolean => {
    const [text, at] = [JSON.stringify(record), performance.now()]
    if (text === told.text && at - told.at < STILL_MS) return false
    told = { text, at }
    return true
  }
}

async function* looks(house: House, id: string, stop: AbortController): AsyncGenerator<LiveBatch, void> {
  const isNews = worthTelling()
  for (let look = 0; !stop.signal.aborted; look += 1) {
    const version = String(look)
    const deliver = async (scope: Scope): Promise<Delivery[]> => {
      const record = await findExport(scope, id)
      if (record === null || !open.includes(record.status)) stop.abort()
      return record && isNews(record) ? [{ key: id, version, value: record }] : []
    }
    yield { version, whole: true, deliver }
    await newsOrPause(house, id, stop.signal)
  }
}

/** An export as it goes on, until it is ready or over; NOT_FOUND for none. */
export const exportProgress = async (scope: Scope, asked: string): Promise<AsyncGenerator<LiveBatch, void>> => {
  // The scope of a subscription lives on: nothing is held with it.
  const { id } = await getExport(scope, asked).finally(() => scope.refresh())
  const stop = new AbortController()
  const stream = looks(scope.house, id, stop)
  const end = stream.return.bind(stream)
  // A generator that waits cannot return before its wait is over.
  stream.return = async value => {
    stop.abort()
    return end(value)
  }
  return stream
}
