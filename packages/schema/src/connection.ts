import type { ClassType } from 'type-graphql'
import { Field, Int, ObjectType } from 'type-graphql'

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

export interface Connection<T> {
  edges: Edge<T>[]
  nodes: T[]
  pageInfo: PageInfo
  /** A number, or how to find it: it is only counted when asked for. */
  totalCount: number | (() => Promise<number>)
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
export const connectionOf = <T extends object>(name: string, node: () => ClassType<T>): ClassType<Connection<T>> => {
  const EdgeClass = edgeOf(name, node)

  @ObjectType(`${name}Connection`, { description: 'One page of a list that grows without bound.' })
  class ConnectionClass implements Connection<T> {
    @Field(() => [EdgeClass], { simple: true, description: 'The items with their cursors.' })
    edges!: Edge<T>[]

    @Field(() => [node()], { simple: true, description: 'The items alone.' })
    nodes!: T[]

    @Field(() => PageInfo, { simple: true, description: 'Where this page stands.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many items the whole list has; counted only when asked for.' })
    totalCount!: number | (() => Promise<number>)
  }
  return ConnectionClass
}
