import { segmentFieldEntries } from '@dashboard/schema/segment-fields'
import { segmentFields } from '@dashboard/schema/vocabulary'
import fc from 'fast-check'
import { MOST_CONDITIONS } from '@dashboard/schema/segment-fields'
import { describe, expect, it } from 'vitest'
import type { CriteriaGroup, CriteriaNode } from './criteria-tree'
import {
  conditionCount,
  findNode,
  fromCriteria,
  hasPlaceFor,
  incomplete,
  newCondition,
  newGroup,
  nodesOf,
  pathsOf,
  placeOf,
  placesFor,
  stepped,
  toCriteria,
  withChildren,
  withInserted,
  withNode,
  withOperator,
  withoutNode,
} from './criteria-tree'

const ids = () => {
  let last = 0
  return () => `n${(last += 1)}`
}

const condition = fc
  .tuple(fc.constantFrom('TOTAL_BOOKINGS' as const, 'TAG' as const, 'CHURN_RISK' as const), fc.integer({ min: 1, max: 9 }))
  .map(([field, value]) => ({ field, operator: 'EQ' as const, value: field === 'TAG' ? String(value) : value }))
const { tree } = fc.letrec<{ tree: object }>(tie => ({
  tree: fc.oneof(
    // None of these is two levels: three groups in one another are at most six, and a condition.
    { maxDepth: 3, withCrossShrink: true },
    condition,
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(all => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(any => ({ any })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(any => ({ not: { any } })),
  ),
}))
const roots = tree.map(criteria => fromCriteria(criteria, ids()))
const withSome = fc.tuple(roots, fc.nat()).map(([root, pick]) => {
  const inner = nodesOf(root).slice(1)
  return { root, id: inner[pick % inner.length]!.node.id }
})
const shapeOf = (root: CriteriaGroup): string[] =>
  nodesOf(root)
    .map(({ node }) => node.id)
    .sort()

describe('a tree of criteria', () => {
  it('says what it was made of', () => {
    fc.assert(
      fc.property(tree, criteria => {
        expect(toCriteria(fromCriteria(criteria, ids()))).toEqual('field' in criteria ? { all: [criteria] } : criteria)
      }),
    )
  })

  it('reads a negated condition as none of one', () => {
    const root = fromCriteria({ not: { field: 'TAG', operator: 'EQ', value: 'a' } }, ids())
    expect(root).toMatchObject({ mode: 'none', children: [{ field: 'TAG' }] })
    expect(toCriteria(root)).toEqual({ not: { any: [{ field: 'TAG', operator: 'EQ', value: 'a' }] } })
  })

  it('leaves out what is not told yet, and groups without anything', () => {
    const makeId = ids()
    const open = newCondition(makeId, 'TOTAL_SPENT')
    const root = newGroup(makeId, 'all', [open, newGroup(makeId, 'any', [newGroup(makeId)]), newCondition(makeId, 'HAS_UPCOMING_BOOKING')])
    expect(toCriteria(root)).toEqual({ all: [{ field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: true }] })
    expect(incomplete(root)).toEqual([open])
    expect(conditionCount(root)).toBe(2)
    expect(toCriteria(newGroup(makeId, 'any'))).toEqual({ all: [] })
  })

  it('keeps every node when one is moved, whichever way and however often', () => {
    fc.assert(
      fc.property(withSome, fc.array(fc.constantFrom(1 as const, -1 as const), { maxLength: 30 }), ({ root, id }, steps) => {
        const moved = steps.reduce((at, by) => stepped(at, id, by), root)
        expect(shapeOf(moved)).toEqual(shapeOf(root))
      }),
    )
  })

  it('moves back by as many steps as it moved', () => {
    fc.assert(
      fc.property(withSome, ({ root, id }) => {
        const next = stepped(root, id, 1)
        if (next !== root) expect(stepped(next, id, -1)).toEqual(root)
      }),
    )
  })

  it('reaches every place by the keyboard that a mouse reaches', () => {
    fc.assert(
      fc.property(withSome, ({ root, id }) => {
        let first = root
        for (let before = stepped(first, id, -1); before !== first; before = stepped(first, id, -1)) first = before
        const reached = [placeOf(first, id)]
        for (let at = first, next = stepped(at, id, 1); next !== at; at = next, next = stepped(at, id, 1)) reached.push(placeOf(next, id))
        expect(reached).toEqual(placesFor(root, id))
      }),
    )
  })

  it('is never deeper than the API takes', () => {
    const makeId = ids()
    let root = newGroup(makeId)
    let parent = root.id
    // Conditions stand on the eighth level.
    for (let level = 2; level <= 7; level += 1) {
      const inner = newGroup(makeId)
      root = withInserted(root, inner, { groupId: parent, index: 0 })
      parent = inner.id
    }
    const group = newGroup(makeId, 'any', [newCondition(makeId, 'TAG')])
    const full = withInserted(root, group, { groupId: root.id, index: 0 })
    expect(placesFor(full, group.id).some(({ groupId }) => groupId === parent)).toBe(false)
    expect(hasPlaceFor(full, parent, group)).toBe(false)
    expect(placesFor(full, group.children[0]!.id).some(({ groupId }) => groupId === parent)).toBe(true)
    const none = withNode(full, { ...(findNode(full, root.children[0]!.id) as CriteriaGroup), mode: 'none' })
    expect(placesFor(none, group.children[0]!.id).some(({ groupId }) => groupId === parent)).toBe(false)
  })

  it('has no place for more conditions than the API takes, and lets those that are there be moved', () => {
    const makeId = ids()
    const many = Array.from({ length: MOST_CONDITIONS - 1 }, () => newCondition(makeId, 'TAG'))
    const inner = newGroup(makeId, 'any')
    const root = newGroup(makeId, 'all', [...many, inner])
    const more = newCondition(makeId, 'TAG')
    expect(hasPlaceFor(root, inner.id, more)).toBe(true)
    const full = withInserted(root, more, { groupId: inner.id, index: 0 })
    expect(hasPlaceFor(full, inner.id, newCondition(makeId, 'TAG'))).toBe(false)
    expect(hasPlaceFor(full, inner.id, many[0]!)).toBe(true)
    expect(hasPlaceFor(full, full.id, newGroup(makeId, 'any'))).toBe(true)
  })

  it('loses nothing when the two lists of a drag are told one after the other, the second as it was before', () => {
    const makeId = ids()
    const [dragged, inner] = [newCondition(makeId, 'TAG'), newGroup(makeId, 'any')]
    const root = newGroup(makeId, 'all', [dragged, inner])
    const into = withChildren(withChildren(root, inner.id, [dragged]), root.id, [inner])
    expect(into).toEqual({ ...root, children: [{ ...inner, children: [dragged] }] })
    const back = withChildren(withChildren(into, root.id, [dragged, ...into.children]), inner.id, [])
    expect(back).toEqual(root)
    expect(withChildren(root, 'unknown', [])).toBe(root)
  })

  it('is changed by a new tree, and the root stays', () => {
    fc.assert(
      fc.property(withSome, ({ root, id }) => {
        const before = JSON.stringify(root)
        expect(findNode(withoutNode(root, id), id)).toBeNull()
        const node = findNode(root, id) as CriteriaNode
        expect(withNode(root, node)).toEqual(root)
        expect(withoutNode(root, root.id).id).toBe(root.id)
        expect(JSON.stringify(root)).toBe(before)
      }),
    )
  })

  it('knows to which node a complaint belongs', () => {
    const root = fromCriteria(
      { all: [{ field: 'TAG', operator: 'EQ', value: 'a' }, { not: { any: [{ field: 'TAG', operator: 'EQ', value: 'b' }] } }] },
      ids(),
    )
    const deep = (root.children[1] as CriteriaGroup).children[0]!
    expect(pathsOf(root).get('all.0')).toBe(root.children[0]!.id)
    expect(pathsOf(root).get('all.1.not.any.0')).toBe(deep.id)
  })
})

describe('a condition', () => {
  it('begins with an operator that its field has', () => {
    for (const field of segmentFields) expect(segmentFieldEntries[field].operators).toContain(newCondition(ids(), field).operator)
  })

  it('keeps of its value what another operator can use', () => {
    const one = { ...newCondition(ids(), 'TOTAL_BOOKINGS'), value: 4 }
    const between = withOperator(one, 'BETWEEN')
    expect(between.value).toEqual([4, null])
    expect(withOperator(between, 'LT').value).toBe(4)
    const listed = withOperator({ ...newCondition(ids(), 'TAG'), value: 'a' }, 'IN')
    expect(listed.value).toEqual(['a'])
    expect(withOperator(listed, 'EQ').value).toBe('a')
  })
})
