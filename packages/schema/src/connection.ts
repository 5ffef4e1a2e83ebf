import type { ClassType } from 'type-graphql'
import { ArgsType, Field, Int, ObjectType } from 'type-graphql'
import { DEFAULT_PAGE, MAX_PAGE } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'Where a page stands within its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether something comes before.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when the page is empty.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge: pass it as `after`; null when the page is empty.' })
  endCursor!: string | null
}

export interface Edge<T> {
  cursor: string
  node: T
}

export interface Page<T> {
  edges: Edge<T>[]
  nodes: T[]
  pageInfo: PageInfo
  /** Counts the whole list; called only when totalCount is asked for. */
  count: () => Promise<number>
}

/** The Relay edge of `name`; each noun extends it into its own type. */
export const edgeOf = <T extends object>(name: string, node: () => ClassType<T>): ClassType<Edge<T>> => {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: 'An item and its place in the list.' })
  class EdgeClass implements Edge<T> {
    @Field(() => String, { description: 'Opaque place of the item; pass it as `after`.' })
    cursor!: string

    @Field(node, { description: 'The item.' })
    node!: T
  }
  return EdgeClass
}

/** The Relay connection of `name`: edges, nodes, pageInfo, and totalCount that costs a statement only when asked for. */
export const connectionOf = <T extends object>(name: string, node: () => ClassType<T>): ClassType<Page<T>> => {
  const EdgeClass = edgeOf(name, node)

  @ObjectType(`${name}Connection`, { description: 'One page of a list that grows without bound.' })
  class ConnectionClass implements Page<T> {
    @Field(() => [EdgeClass], { simple: true, description: 'The items with their cursors.' })
    edges!: Edge<T>[]

    @Field(() => [node()], { simple: true, description: 'The items alone.' })
    nodes!: T[]

    @Field(() => PageInfo, { simple: true, description: 'Where this page stands.' })
    pageInfo!: PageInfo

    count!: () => Promise<number>

    @Field(() => Int, { description: 'How many items the whole list has, this page and every other; counted only when asked for.' })
    totalCount(): Promise<number> {
      return this.count()
    }
  }
  return ConnectionClass
}

/** How much of a list is asked for: `first` after a cursor, or `last` before one. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many items from the start (after \`after\`); 1–${MAX_PAGE}. ${DEFAULT_PAGE} when neither \`first\` nor \`last\` is given.`,
  })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'Start after the item with this cursor.' })
  after?: string | null

  @Field(() => Int, {
    nullable: true,
    description: `How many items from the end (before \`before\`); 1–${MAX_PAGE}. Not together with \`first\`.`,
  })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'End before the item with this cursor.' })
  before?: string | null
}
