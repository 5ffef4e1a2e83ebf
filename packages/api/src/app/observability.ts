import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { observeCache } from '../access/cache.service'
import type { House } from '../access/house'
import { engineOf } from '../events'
import type { FanoutCounts } from './live/fanout'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

const poolGauge = ({ pool }: House, registers: Registry[]) =>
  new Gauge({
    name: 'dashboard_database_connections',
    help: 'Connections of the pool by state.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waited for' }, pool.waitingCount)
    },
  })

const counter = (name: string, help: string, registers: Registry[]) => {
  const made = new Counter({ name: `dashboard_${name}`, help, registers })
  return (count = 1): void => made.inc(count)
}

/** Every question to the cache of answers, by where the answer came from. */
const countAnswers = (house: House, registers: Registry[]): void => {
  const answers = new Counter({
    name: 'dashboard_cached_answers_total',
    help: 'Answers of heavy queries: from the memory of this process, from Redis, or computed.',
    labelNames: ['from'],
    registers,
  })
  const from = { l1: 'memory', l2: 'redis', miss: 'computed' }
  for (const source of Object.values(from)) answers.inc({ from: source }, 0)
  observeCache(house, outcome => {
    answers.inc({ from: from[outcome] })
  })
}

/** The figures about this process, for Prometheus; nothing of them is about a person or a provider. */
export const createMeters = (house: House, sockets: () => number) => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  poolGauge(house, registers)
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({ name: `dashboard_${name}`, help, registers, collect() { this.set(read()) } }) // prettier-ignore
  gauge('sockets', 'Open WebSockets.', sockets)
  gauge('events_queued', 'Events that wait to be written.', () => engineOf(house).queued)
  const requests = new Histogram({
    name: 'dashboard_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route', 'status'],
    buckets: seconds,
    registers,
  })
  countAnswers(house, registers)
  const events = counter('events_total', 'Events recorded.', registers)
  const duplicates = counter('event_duplicates_total', 'Events that were known already.', registers)
  engineOf(house).observe(report => {
    events(report.events)
    duplicates(report.duplicates)
  })
  const fanout: FanoutCounts = {
    executed: counter('live_executions_total', 'Updates executed, once for all who are told.', registers),
    delivered: counter('live_deliveries_total', 'Updates handed to subscribers.', registers),
    conflated: counter('live_conflated_total', 'Updates that newer ones replaced for a slow subscriber.', registers),
  }
  return { registry, requests, fanout }
}

export type Meters = ReturnType<typeof createMeters>

/** `/metrics`, and the timing of every request. */
export const addMetricsRoute = (app: FastifyInstance, { registry, requests }: Meters): void => {
  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      { route: request.routeOptions.url ?? 'page', status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    )
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
