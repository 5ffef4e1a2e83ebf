import type { Viewer } from './viewer'

/** A viewer as the graph shows them. */
export const shownViewer = (viewer: Viewer) => ({ ...viewer, id: viewer.userId, permissions: [...viewer.permissions].sort() })

export type ShownViewer = ReturnType<typeof shownViewer>
