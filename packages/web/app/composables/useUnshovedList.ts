import type { Ref, WatchSource } from 'vue'

/**
 * A live list that holds new items back while somebody reads it: `shown` moves only when nobody does (any more), when asked to, or when
 * `subject`, what the list is of, has changed. Items that are shown already always show how they are now.
 */
export const useUnshovedList = <Item extends { id: string }>(items: Ref<readonly Item[]>, subject?: WatchSource) => {
  const isRead = ref(false)
  const held = shallowRef(items.value)
  let isAnother = false
  const latest = computed(() => new Map(items.value.map(item => [item.id, item])))
  const shown = computed(() => held.value.map(item => latest.value.get(item.id) ?? item))
  const waiting = computed(() => {
    const known = new Set(held.value.map(item => item.id))
    return items.value.filter(item => !known.has(item.id)).length
  })
  const show = () => (held.value = items.value)
  watch(isRead, isStillRead => {
    if (!isStillRead) show()
  })
  if (subject) watch(subject, () => (isAnother = true), { flush: 'sync' })
  watch(items, () => {
    if (isAnother || !isRead.value || held.value.length === 0) show()
    isAnother = false
  })
  return { shown, waiting, show, isRead }
}
