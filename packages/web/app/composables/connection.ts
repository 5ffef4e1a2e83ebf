import type { Ref } from 'vue'

/** How the page stands to the server: `paused` before the first word, and on pages that show nothing live. */
export type Connection = 'paused' | 'live' | 'reconnecting' | 'offline'

/** The state of this page's connection, for whoever shows it. */
export const useConnection = (): Ref<Connection> => useState<Connection>('connection', () => 'paused')
