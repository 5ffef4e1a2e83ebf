import type { Ref } from 'vue'
import type { TimelineVisit, TimelineWindow } from '../utils/customer-timeline'
import { clamped, dayMs, limitsOf, panned, shownIn, zoomed } from '../utils/customer-timeline'

/** What is seen at first. */
const firstSpanMs = 400 * dayMs
const zoomStep = 0.7
const panStep = 0.25
/** A pointer that moved less meant to click. */
const clickPixels = 5
/** How much of the window before the oldest known booking is left when older ones are asked for. */
const nearShare = 0.15

interface Track {
  visits: Ref<readonly TimelineVisit[]>
  now: Ref<number>
  hasOlder: () => boolean
  onOlder: () => void
}

const middleOf = (points: readonly { x: number }[]) => points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length)
const spreadOf = (points: readonly { x: number; y: number }[]) => {
  const [a, b] = points
  return a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : null
}

/** The window of a timeline: dragged and pinched by pointers, moved by the wheel, and by buttons and keys. Older bookings are asked for when it nears them. */
export const useCustomerTrack = ({ visits, now, hasOlder, onOlder }: Track) => {
  const limits = computed(() => {
    const { from, to } = limitsOf(visits.value, now.value)
    // There is more to the left than is known: the window may lead there.
    return hasOlder() ? { from: from - firstSpanMs, to } : { from, to }
  })
  const first = () => clamped({ from: limits.value.to - firstSpanMs, to: limits.value.to }, limitsOf(visits.value, now.value))
  const wanted = shallowRef<TimelineWindow>(first())
  const window = computed(() => clamped(wanted.value, limits.value))
  /** Whether all is to be seen, older bookings as well as they come. */
  let isAll = false
  const set = (next: TimelineWindow) => {
    isAll = false
    wanted.value = next
    const oldest = visits.value[0]?.start
    if (oldest !== undefined && hasOlder() && next.from < oldest + (next.to - next.from) * nearShare) onOlder()
  }
  const showAll = () => {
    set(limitsOf(visits.value, now.value))
    isAll = true
  }
  watch(visits, () => isAll && showAll())
  const zoomBy = (factor: number, anchor = 0.5) => set(zoomed(window.value, factor, anchor, limits.value))
  const panBy = (share: number) => set(panned(window.value, share, limits.value))

  const pointers = new Map<number, { x: number; y: number }>()
  let travelled = 0
  const shareAt = (event: { clientX: number; currentTarget: EventTarget | null }) => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    return { share: (event.clientX - left) / width, width }
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = [...pointers.values()]
    if (!pointers.has(event.pointerId)) return
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const after = [...pointers.values()]
    const { share, width } = shareAt(event)
    const moved = middleOf(after) - middleOf(before)
    travelled += Math.abs(moved)
    if (travelled > clickPixels) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    panBy(-moved / width)
    const [spreadBefore, spreadAfter] = [spreadOf(before), spreadOf(after)]
    if (spreadBefore && spreadAfter) zoomBy(spreadBefore / spreadAfter, share)
  }
  const release = (event: PointerEvent) => void pointers.delete(event.pointerId)

  return {
    window,
    zoomIn: () => zoomBy(zoomStep),
    zoomOut: () => zoomBy(1 / zoomStep),
    earlier: () => panBy(-panStep),
    later: () => panBy(panStep),
    showAll,
    reveal: (time: number) => {
      const next = shownIn(window.value, time, limits.value)
      if (next !== window.value) set(next)
    },
    gestures: {
      pointerdown: (event: PointerEvent) => {
        if (event.button !== 0) return
        if (pointers.size === 0) travelled = 0
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      },
      pointermove: onPointerMove,
      pointerup: release,
      pointercancel: release,
      pointerleave: (event: PointerEvent) => event.pointerType === 'mouse' && release(event),
      /** Pinching on a touchpad comes as a wheel with Ctrl. An upright wheel alone is the page's. */
      wheel: (event: WheelEvent) => {
        const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey
        if (!event.ctrlKey && !event.metaKey && !isSideways) return
        event.preventDefault()
        const { share, width } = shareAt(event)
        if (isSideways) panBy((event.deltaX || event.deltaY) / width)
        else zoomBy(Math.exp(Math.max(-50, Math.min(50, event.deltaY)) / 100), share)
      },
      /** A drag that ends on a booking does not open it. */
      clickCapture: (event: MouseEvent) => {
        if (travelled > clickPixels) event.preventDefault()
        if (travelled > clickPixels) event.stopPropagation()
        travelled = 0
      },
    },
  }
}
