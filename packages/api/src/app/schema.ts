import '@dashboard/schema'
import type { GraphQLSchema } from 'graphql'
import { createPubSub } from '@graphql-yoga/subscription'
import { buildSchemaSync } from 'type-graphql'
import { accessResolvers } from '../access'
import { authChecker } from '../access/auth-checker'
import { analyticsResolvers } from '../rooms/analytics'
import { bookingsResolvers } from '../rooms/bookings'
import { customersResolvers } from '../rooms/customers'
import { forecastsResolvers } from '../rooms/forecasts'
import { insightsResolvers } from '../rooms/insights'
import { metricsResolvers } from '../rooms/metrics'
import { overviewResolvers } from '../rooms/overview'
import { platformResolvers } from '../rooms/platform'
import { privacyResolvers } from '../rooms/privacy'
import { realtimeResolvers } from '../rooms/realtime'
import { teamResolvers } from '../rooms/team'
import { sensitiveFieldProblems } from './sensitive-fields'

const resolvers = [
  ...accessResolvers,
  ...analyticsResolvers,
  ...bookingsResolvers,
  ...customersResolvers,
  ...forecastsResolvers,
  ...insightsResolvers,
  ...metricsResolvers,
  ...overviewResolvers,
  ...platformResolvers,
  ...privacyResolvers,
  ...realtimeResolvers,
  ...teamResolvers,
] as const

/** The root operations that do not declare what they need; must be none. */
export const undeclaredOperations = (schema: GraphQLSchema): string[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(type =>
    Object.values(type?.getFields() ?? {})
      .filter(field => field.extensions.allow === undefined)
      .map(field => `${type?.name ?? ''}.${field.name}`),
  )

/** The executable schema; throws when an operation or a private field is open by omission. */
export const buildAppSchema = (): GraphQLSchema => {
  const schema = buildSchemaSync({
    resolvers,
    authChecker,
    validate: false,
    pubSub: createPubSub(),
  })
  const open = undeclaredOperations(schema)
  if (open.length > 0) throw new Error(`These operations do not declare @Allow: ${open.join(', ')}`)
  const problems = sensitiveFieldProblems(schema)
  if (problems.length > 0) throw new Error(problems.join('; '))
  return schema
}
