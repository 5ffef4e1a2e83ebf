import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { Kind } from 'graphql'
import { LRUCache } from 'lru-cache'
import { addressBlock } from '../../access/address-block'
import type { House } from '../../access/house'
import { limiterOf, secondsOf, spent } from '../../access/limiter.service'
import { presenceOf, type Viewer } from '../../access/viewer'
import { rateLimited } from '../../core/errors'
import { weigh } from './weight'

const minute = 60
/** Whoever is not signed in has this share of what a session has. */
const strangersShare = 0.1

/** What an operation cost, told in `extensions.cost`. */
export interface Cost {
  requested: number
  remaining: number
  limit: number
  /** When all of it is given back. */
  resetsAt: string
}

/** The whole numbers among the declared variables: only they can say how long a page is. */
const numbersOf = ({ operation, variables }: Asked) =>
  Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .map(({ variable }) => [variable.name.value, variables?.[variable.name.value]])
      .filter(([, value]) => Number.isInteger(value)),
  ) as Record<string, number>

/** Weighs operations, each text once for the same numbers while it is in use. */
const createScales = (schema: GraphQLSchema) => {
  const known = new LRUCache<string, number>({ max: 1_000 })
  return (asked: Asked): number => {
    const { hash, document, operation } = asked
    const numbers = numbersOf(asked)
    const key = `${hash} ${operation.name?.value ?? ''} ${JSON.stringify(numbers)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const fragments = new Map(
      document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    )
    const { cost } = weigh(schema, operation, fragments, numbers)
    known.set(key, cost)
    return cost
  }
}

export interface Asked {
  hash: string
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Readonly<Record<string, unknown>> | null | undefined
  viewer: Viewer | null
  ip: string
}

/** Takes what an operation costs from what its session or token may spend; null where nothing is limited, RATE_LIMITED where too little is left. */
export type Spend = (asked: Asked) => Promise<Cost | null>

export const createSpending = (house: House, schema: GraphQLSchema): Spend => {
  const { costPerMinute } = house.settings
  if (costPerMinute === null) return () => Promise.resolve(null)
  const scales = createScales(schema)
  const people = limiterOf(house, 'cost', { points: costPerMinute, duration: minute })
  const limitOfStrangers = Math.ceil(costPerMinute * strangersShare)
  const strangers = limiterOf(house, 'cost-stranger', { points: limitOfStrangers, duration: minute })
  return async asked => {
    const { viewer, ip } = asked
    const requested = scales(asked)
    const [limiter, key, limit] = viewer ? [people, presenceOf(viewer), costPerMinute] : [strangers, addressBlock(ip), limitOfStrangers]
    const { isAllowed, left, msBeforeNext } = await spent(limiter.consume(key, requested))
    if (!isAllowed) throw rateLimited(secondsOf(msBeforeNext))
    return { requested, remaining: left, limit, resetsAt: new Date(house.now().getTime() + msBeforeNext).toISOString() }
  }
}
