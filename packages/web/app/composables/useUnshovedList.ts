import type { Ref } from 'vue'

/** A live list that holds new items back while somebody reads it: `shown` moves only when nobody does, or when asked to. */
export const useUnshovedList = <Item extends { id: string }>(items: Ref<readonly Item[]>) => {
  const isRead = ref(false)
  const shown = shallowRef(items.value)
  const waiting = computed(() => {
    const known = new Set(shown.value.map(item => item.id))
    return items.value.filter(item => !known.has(item.id)).length
  })
  const show = () => (shown.value = items.value)
  watch(items, () => {
    if (!isRead.value || shown.value.length === 0) show()
  })
  return { shown, waiting, show, isRead }
}
