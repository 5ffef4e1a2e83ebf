import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Scope } from '../../access/scope'
import type { Cost, Spend } from './cost.service'
import type { Executor } from './executor'
import { guardIntrospection, guardSubscription } from './guards'
import { limitRule } from './limit-rule'
import { limits, parseOptions } from './limits'
import { presentError } from './present-error'

/** Apollo copies its context for every request, which would run the scope's getters: it travels inside. */
export interface ApolloContext {
  scope: Scope
  /** Set once the operation is weighed. */
  cost?: Cost | null
}

type Gateway = NonNullable<ApolloServerOptionsWithGateway<ApolloContext>['gateway']>

/** Apollo's door for another executor than graphql-js. */
const gatewayTo = (schema: GraphQLSchema, executor: Executor): Gateway => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => undefined
  },
  load: async () => ({
    executor: async ({ queryHash, document, request, context }) => {
      const { scope } = context as ApolloContext
      const { operationName, variables } = request
      const answer = () => executor({ hash: queryHash, document, operationName, variables, scope })
      const first = await answer()
      if (!scope.isTorn) return first
      // Something changed between the arrival and the snapshot: then one snapshot answers it all.
      await scope.refresh()
      return answer()
    },
  }),
  stop: async () => undefined,
})

const guards: ApolloServerPlugin<ApolloContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ document, operation, contextValue }) {
      guardIntrospection(document, contextValue.scope)
      guardSubscription(operation)
    },
  }),
}

/** Clients that only speak application/json are told about a bad request by the body, with 200, as GraphQL over HTTP wants it. */
const legacyStatus: ApolloServerPlugin<ApolloContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ request, response }) {
      const accept = request.http?.headers.get('accept') ?? ''
      const status = response.http.status ?? 200
      if (
        status >= 400 &&
        status !== 405 &&
        response.body.kind === 'single' &&
        !accept.includes('application/graphql-response+json') &&
        isRequestError(response.body.singleResult.errors)
      ) {
        response.http.status = 200
      }
    },
  }),
}

const requestErrors = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED',
])
const isRequestError = (errors: readonly { extensions?: Record<string, unknown> }[] | undefined): boolean =>
  errors?.some(error => requestErrors.has(error.extensions?.code)) ?? false

/** Too Many Requests, with when to come back; a refused operation is refused in few words. */
const refusals: ApolloServerPlugin<ApolloContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response }) {
      if (response.body.kind !== 'single') return
      const { data, errors } = response.body.singleResult
      if (data === undefined && errors) response.body.singleResult.errors = errors.slice(0, limits.errors)
      const tooMany = errors?.find(({ extensions }) => extensions?.code === 'RATE_LIMITED')
      if (!tooMany) return
      response.http.headers.set('retry-after', String(tooMany.extensions?.retryAfterSeconds))
      if (!data) response.http.status = 429
    },
  }),
}

/** Counts what operations cost, and tells it. */
const counting = (spend: Spend): ApolloServerPlugin<ApolloContext> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ request, document, operation, queryHash, contextValue }) {
      if (!operation) return
      const { viewer, transport } = contextValue.scope
      contextValue.cost = await spend({ hash: queryHash, document, operation, variables: request.variables, viewer, ip: transport.ip })
    },
    async willSendResponse({ response, contextValue }) {
      if (contextValue.cost && response.body.kind === 'single')
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost: contextValue.cost }
    },
  }),
})

/** The HTTP side of GraphQL, started. */
export const startApollo = async (
  schema: GraphQLSchema,
  executor: Executor,
  spend: Spend,
  log: Logger,
): Promise<ApolloServer<ApolloContext>> => {
  const apollo = new ApolloServer<ApolloContext>({
    gateway: gatewayTo(schema, executor),
    nodeEnv: 'production',
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions,
    validationRules: [limitRule],
    validationOptions: { maxErrors: limits.errors },
    stringifyResult: value => JSON.stringify(value),
    formatError: (formatted, error) => presentError(log, formatted, error),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      legacyStatus,
      refusals,
      guards,
      counting(spend),
    ],
    logger: {
      debug: message => log.debug(message),
      info: message => log.debug(message),
      warn: message => log.warn(message),
      error: message => log.error(message),
    },
  })
  await apollo.start()
  return apollo
}
