import { recordView } from '../audit.service'
import type { Scope } from '../scope'

/** Writes down that a file of the kind is about to be fetched, or the one of that id. */
export const fetched = (scope: Scope, kind: string, id?: string): Promise<void> =>
  recordView(scope, [
    { action: 'FILE_DOWNLOADED', subject: { kind: 'EXPORT', id: id ?? kind }, ...(id !== undefined && { details: { kind } }) },
  ])
