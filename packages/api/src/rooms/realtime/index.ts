import { ExportProgressResolver } from './export-progress.resolver'
import { RealtimeResolver } from './realtime.resolver'

export type { Delivery, LiveBatch } from './live-stream.service'
export { missed } from './live-stream.service'

export const realtimeResolvers = [RealtimeResolver, ExportProgressResolver] as const
