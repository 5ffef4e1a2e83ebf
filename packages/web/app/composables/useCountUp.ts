import type { Ref } from 'vue'

const durationMs = 700

/** A figure that runs to its new value instead of jumping; at once for who prefers no motion, and from or to the unknown. */
export const useCountUp = (target: Ref<number | null>): Readonly<Ref<number | null>> => {
  const shown = ref(target.value)
  let frame = 0
  const run = (from: number, to: number, since: number) => {
    frame = requestAnimationFrame(time => {
      const share = Math.min(1, Math.max(0, (time - since) / durationMs))
      const eased = 1 - (1 - share) ** 3
      shown.value = share === 1 ? to : from + (to - from) * eased
      if (share < 1) run(from, to, since)
    })
  }
  watch(target, to => {
    if (import.meta.server) return void (shown.value = to)
    cancelAnimationFrame(frame)
    const from = shown.value
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden
    if (from === null || to === null || isStill) shown.value = to
    else run(from, to, performance.now())
  })
  onBeforeUnmount(() => cancelAnimationFrame(frame))
  return shown
}
