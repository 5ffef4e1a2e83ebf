import { MOST_CONDITIONS, MOST_CRITERIA_LEVELS } from '@dashboard/schema/segment-fields'
import type { SegmentField } from '@dashboard/schema/vocabulary'
import { useDebounceFn, useManualRefHistory } from '@vueuse/core'
import type { SegmentCriteriaInput } from '../gql/graphql'
import type { CriteriaGroup, CriteriaNode, GroupMode } from '../utils/criteria-tree'
import {
  findNode,
  fromCriteria,
  hasPlaceFor,
  modeWords,
  newCondition,
  newGroup,
  placeOf,
  stepped,
  withChildren,
  withInserted,
  withNode,
  withoutNode,
} from '../utils/criteria-tree'

/** What belongs together of one go, such as a word that is typed, is undone together. */
const oneGoMs = 250
const mostUndone = 100
const FULL = `A segment has at most ${MOST_CONDITIONS} conditions, ${MOST_CRITERIA_LEVELS} levels deep.`

/** A segment while it is built: its tree, what one does with it by mouse and keyboard, and back again. */
export const useSegmentBuilder = (first: SegmentCriteriaInput, nameOf: (node: CriteriaNode) => string) => {
  let last = 0
  const makeId = () => `node-${(last += 1)}`
  // Each change is a new tree: what was is kept as it was.
  const root = shallowRef<CriteriaGroup>(fromCriteria(first, makeId))
  const history = useManualRefHistory(root, { capacity: mostUndone })
  const isAhead = () => root.value !== history.last.value.snapshot
  const keep = () => void (isAhead() && history.commit())
  watch(root, useDebounceFn(keep, oneGoMs))
  /** What a screen reader is told. */
  const said = ref('')
  /** The node that the keyboard carries, and the tree before it was picked up. */
  const carried = shallowRef<{ id: string; before: CriteriaGroup } | null>(null)

  const sayPlace = (id: string) => {
    const place = placeOf(root.value, id)
    const group = place && findNode(root.value, place.groupId)
    if (place && group?.kind === 'group') said.value = `In “${modeWords[group.mode]}”, ${place.index + 1} of ${group.children.length}.`
  }
  const focusHandle = async (id: string) => {
    await nextTick()
    document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus()
  }
  const pickUp = (node: CriteriaNode) => {
    carried.value = { id: node.id, before: root.value }
    said.value = `Picked up ${nameOf(node)}. Arrow keys move it, space puts it down, escape puts it back.`
  }
  const putDown = () => {
    if (!carried.value) return
    sayPlace(carried.value.id)
    said.value = `Put down. ${said.value}`
    carried.value = null
  }
  const putBack = () => {
    if (!carried.value) return
    const { id, before } = carried.value
    root.value = before
    carried.value = null
    said.value = 'Put back.'
    void focusHandle(id)
  }
  const step = (id: string, by: 1 | -1) => {
    const next = stepped(root.value, id, by)
    if (next === root.value) return void (said.value = by > 0 ? 'This is the last place.' : 'This is the first place.')
    root.value = next
    sayPlace(id)
    void focusHandle(id)
  }
  const onHandleKey = (event: KeyboardEvent, node: CriteriaNode) => {
    const isCarried = carried.value?.id === node.id
    const moves: Record<string, () => void> = {
      ' ': () => (isCarried ? putDown() : pickUp(node)),
      Enter: () => (isCarried ? putDown() : pickUp(node)),
      ...(isCarried && { Escape: putBack, ArrowDown: () => step(node.id, 1), ArrowUp: () => step(node.id, -1) }),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  const add = (node: CriteriaNode, groupId: string) => {
    const group = findNode(root.value, groupId)
    if (group?.kind !== 'group') return
    if (!hasPlaceFor(root.value, groupId, node)) return void (said.value = FULL)
    root.value = withInserted(root.value, node, { groupId, index: group.children.length })
    said.value = `Added ${nameOf(node)}.`
    void focusHandle(node.id)
  }
  return {
    root,
    said,
    carriedId: computed(() => carried.value?.id ?? null),
    canUndo: computed(() => history.canUndo.value || isAhead()),
    canRedo: computed(() => history.canRedo.value && !isAhead()),
    undo: () => {
      keep()
      history.undo()
    },
    redo: () => {
      keep()
      history.redo()
    },
    onHandleKey,
    makeCondition: (field: SegmentField) => newCondition(makeId, field),
    addCondition: (field: SegmentField, groupId: string = root.value.id) => add(newCondition(makeId, field), groupId),
    addGroup: (groupId: string, mode: GroupMode = 'any') => add(newGroup(makeId, mode), groupId),
    change: (node: CriteriaNode) => (root.value = withNode(root.value, node)),
    /** What a drag has left in a group. */
    arrange: (groupId: string, children: readonly CriteriaNode[]) => (root.value = withChildren(root.value, groupId, children)),
    /** Whether a group has a place for what is dragged over it; something new is a condition. */
    mayTake: (groupId: string, id: string | null) => {
      const node = id === null ? null : findNode(root.value, id)
      return node === null || hasPlaceFor(root.value, groupId, node)
    },
    mayDeepen: (groupId: string) => hasPlaceFor(root.value, groupId, { id: '', kind: 'group', mode: 'any', children: [] }),
    remove: (node: CriteriaNode) => {
      root.value = withoutNode(root.value, node.id)
      said.value = `Removed ${nameOf(node)}. Undo brings it back.`
    },
    focusHandle,
  }
}

export type SegmentBuilder = ReturnType<typeof useSegmentBuilder>
