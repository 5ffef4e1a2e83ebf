/** Criteria as a tree that one builds: groups and conditions with ids, every change a new tree. */
import type { SegmentFieldEntry } from '@dashboard/schema/segment-fields'
import { MOST_CONDITIONS, MOST_CRITERIA_LEVELS, segmentFieldEntries } from '@dashboard/schema/segment-fields'
import type { SegmentField, SegmentOperator } from '@dashboard/schema/vocabulary'
import type { SegmentCriteriaInput } from '../gql/graphql'

/** Meets all of a group's parts, at least one, or none. */
export type GroupMode = 'all' | 'any' | 'none'

export interface CriteriaCondition {
  id: string
  kind: 'condition'
  field: SegmentField
  operator: SegmentOperator
  /** As the API takes it; null while nothing is told. */
  value: unknown
}

export interface CriteriaGroup {
  id: string
  kind: 'group'
  mode: GroupMode
  children: CriteriaNode[]
}

export type CriteriaNode = CriteriaGroup | CriteriaCondition

/** Before which child of which group; one past the last for its end. */
export interface Place {
  groupId: string
  index: number
}

type MakeId = () => string

/** A group of a mode. */
export const newGroup = (makeId: MakeId, mode: GroupMode = 'all', children: CriteriaNode[] = []): CriteriaGroup => ({
  id: makeId(),
  kind: 'group',
  mode,
  children,
})

/** What a value is before somebody tells it: yes for yes and no, nothing for everything else. */
const firstValue = ({ kind }: SegmentFieldEntry): unknown => (kind === 'FLAG' ? true : null)

/** A condition on a field, with the operator that one mostly means. */
export const newCondition = (makeId: MakeId, field: SegmentField): CriteriaCondition => {
  const entry = segmentFieldEntries[field]
  const operator = entry.operators.find(each => each === 'GTE') ?? entry.operators[0] ?? 'EQ'
  return { id: makeId(), kind: 'condition', field, operator, value: firstValue(entry) }
}

const isList = (operator: SegmentOperator): boolean => operator === 'IN' || operator === 'NOT_IN'

/** The condition with another operator: a value that still fits stays. */
export const withOperator = (condition: CriteriaCondition, operator: SegmentOperator): CriteriaCondition => {
  const { value } = condition
  const values: unknown[] = Array.isArray(value) ? value : value === null ? [] : [value]
  if (operator === 'BETWEEN') return { ...condition, operator, value: [values[0] ?? null, values[1] ?? null] }
  return { ...condition, operator, value: isList(operator) ? values.filter(each => each !== null) : (values[0] ?? null) }
}

const isTold = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/** Whether a condition can be asked. */
export const isComplete = ({ operator, value }: CriteriaCondition): boolean => {
  if (!Array.isArray(value)) return isTold(value)
  return operator === 'BETWEEN' ? value.length === 2 && value.every(isTold) : value.length > 0 && value.every(isTold)
}

const partsOf = ({ children }: CriteriaGroup): SegmentCriteriaInput[] =>
  children.flatMap(child => {
    if (child.kind === 'condition') return isComplete(child) ? [{ field: child.field, operator: child.operator, value: child.value }] : []
    const parts = partsOf(child)
    return parts.length === 0 ? [] : [criteriaOfParts(child.mode, parts)]
  })

const criteriaOfParts = (mode: GroupMode, parts: SegmentCriteriaInput[]): SegmentCriteriaInput => {
  if (mode === 'all') return { all: parts }
  return mode === 'any' ? { any: parts } : { not: { any: parts } }
}

/** The criteria that the API takes; what is not complete yet, and groups without anything, are left out. Nothing at all is everybody. */
export const toCriteria = (root: CriteriaGroup): SegmentCriteriaInput => {
  const parts = partsOf(root)
  return parts.length === 0 ? { all: [] } : criteriaOfParts(root.mode, parts)
}

const nodeOf = (criteria: SegmentCriteriaInput, makeId: MakeId): CriteriaNode => {
  const group = (mode: GroupMode, parts: readonly SegmentCriteriaInput[]) =>
    newGroup(
      makeId,
      mode,
      parts.map(part => nodeOf(part, makeId)),
    )
  if (criteria.all) return group('all', criteria.all)
  if (criteria.any) return group('any', criteria.any)
  if (criteria.not) return group('none', criteria.not.any ?? [criteria.not])
  const { field = 'TOTAL_BOOKINGS', operator = 'EQ', value = null } = criteria
  return { id: makeId(), kind: 'condition', field: field ?? 'TOTAL_BOOKINGS', operator: operator ?? 'EQ', value }
}

/** The tree of some criteria; a single condition stands in a group. */
export const fromCriteria = (criteria: SegmentCriteriaInput, makeId: MakeId): CriteriaGroup => {
  const node = nodeOf(criteria, makeId)
  return node.kind === 'group' ? node : newGroup(makeId, 'all', [node])
}

const mapped = (group: CriteriaGroup, change: (group: CriteriaGroup) => CriteriaGroup): CriteriaGroup =>
  change({ ...group, children: group.children.map(child => (child.kind === 'group' ? mapped(child, change) : child)) })

/** Every node with the group that it is in, in reading order; the root is in none. */
export const nodesOf = (
  group: CriteriaGroup,
  parent: CriteriaGroup | null = null,
): { node: CriteriaNode; parent: CriteriaGroup | null }[] => [
  { node: group, parent },
  ...group.children.flatMap(child => (child.kind === 'group' ? nodesOf(child, group) : [{ node: child, parent: group }])),
]

export const findNode = (root: CriteriaGroup, id: string): CriteriaNode | null =>
  nodesOf(root).find(({ node }) => node.id === id)?.node ?? null

/** The tree without a node; the root stays. */
export const withoutNode = (root: CriteriaGroup, id: string): CriteriaGroup =>
  mapped(root, group => ({ ...group, children: group.children.filter(child => child.id !== id) }))

/** The tree with another node in the place of one of the same id. */
export const withNode = (root: CriteriaGroup, next: CriteriaNode): CriteriaGroup => {
  if (next.id === root.id) return next.kind === 'group' ? next : root
  return mapped(root, group => ({ ...group, children: group.children.map(child => (child.id === next.id ? next : child)) }))
}

/** The tree with one node more. */
export const withInserted = (root: CriteriaGroup, node: CriteriaNode, { groupId, index }: Place): CriteriaGroup =>
  mapped(root, group => (group.id === groupId ? { ...group, children: group.children.toSpliced(index, 0, node) } : group))

/** How many levels of the criteria a group is: none of these is "not any". */
const ownLevels = ({ mode }: CriteriaGroup): number => (mode === 'none' ? 2 : 1)

/** How many levels of the criteria a node is with everything in it; a group has room for a condition. */
const levelsOf = (node: CriteriaNode): number =>
  node.kind === 'condition' ? 1 : ownLevels(node) + Math.max(1, ...node.children.map(levelsOf))

const placesIn = (group: CriteriaGroup, above: number, needed: number): Place[] => {
  const level = above + ownLevels(group)
  const here = (index: number): Place[] => (level + needed <= MOST_CRITERIA_LEVELS ? [{ groupId: group.id, index }] : [])
  return [
    ...group.children.flatMap((child, index) => [...here(index), ...(child.kind === 'group' ? placesIn(child, level, needed) : [])]),
    ...here(group.children.length),
  ]
}

const conditionsIn = (node: CriteriaNode): number =>
  node.kind === 'condition' ? 1 : node.children.reduce((sum, child) => sum + conditionsIn(child), 0)

/** Whether a group has a place for a node, or for a new one, without getting deeper or larger than the API takes. */
export const hasPlaceFor = (root: CriteriaGroup, groupId: string, node: CriteriaNode): boolean => {
  const others = withoutNode(root, node.id)
  return (
    conditionsIn(others) + conditionsIn(node) <= MOST_CONDITIONS &&
    placesIn(others, 0, levelsOf(node)).some(place => place.groupId === groupId)
  )
}

/**
 * The tree with these children in a group, in this order. A drag tells two lists one after the other, the second of them as it was before:
 * each child is taken as it is now.
 */
export const withChildren = (root: CriteriaGroup, groupId: string, children: readonly CriteriaNode[]): CriteriaGroup => {
  const group = findNode(root, groupId)
  if (group?.kind !== 'group') return root
  return withNode(root, { ...group, children: children.map(child => findNode(root, child.id) ?? child) })
}

/** Every place that a node can be put, in reading order, in the tree without it. */
export const placesFor = (root: CriteriaGroup, id: string): Place[] => {
  const node = findNode(root, id)
  return node === null || id === root.id ? [] : placesIn(withoutNode(root, id), 0, levelsOf(node))
}

/** Where a node is; null for the root and for one that is not there. */
export const placeOf = (root: CriteriaGroup, id: string): Place | null => {
  const parent = nodesOf(root).find(({ node }) => node.id === id)?.parent
  return parent ? { groupId: parent.id, index: parent.children.findIndex(child => child.id === id) } : null
}

/** The tree with a node at the next or previous place, as the arrows of a keyboard move it; the same tree at either end. */
export const stepped = (root: CriteriaGroup, id: string, by: 1 | -1): CriteriaGroup => {
  const [node, place] = [findNode(root, id), placeOf(root, id)]
  if (node === null || place === null) return root
  const places = placesFor(root, id)
  const next = places[places.findIndex(({ groupId, index }) => groupId === place.groupId && index === place.index) + by]
  return next === undefined ? root : withInserted(withoutNode(root, id), node, next)
}

/** How many conditions there are, complete or not. */
export const conditionCount = (root: CriteriaGroup): number => nodesOf(root).filter(({ node }) => node.kind === 'condition').length

/** The conditions that cannot be asked yet. */
export const incomplete = (root: CriteriaGroup): CriteriaCondition[] =>
  nodesOf(root).flatMap(({ node }) => (node.kind === 'condition' && !isComplete(node) ? [node] : []))

/** Where each complete node stands in the criteria that are sent: "all.1.value" of the API's complaints belongs to the node "all.1". */
export const pathsOf = (root: CriteriaGroup): Map<string, string> => {
  const paths = new Map<string, string>()
  const walk = (group: CriteriaGroup, prefix: string): void => {
    const inner = `${prefix}${group.mode === 'none' ? 'not.any' : group.mode}.`
    let sent = 0
    for (const child of group.children) {
      if (child.kind === 'condition' ? !isComplete(child) : partsOf(child).length === 0) continue
      paths.set(`${inner}${sent}`, child.id)
      if (child.kind === 'group') walk(child, `${inner}${sent}.`)
      sent += 1
    }
  }
  walk(root, '')
  return paths
}

export const modeWords: Record<GroupMode, string> = { all: 'All of these', any: 'At least one of these', none: 'None of these' }
