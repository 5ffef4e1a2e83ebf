import { recordView } from '../audit.service'
import type { Scope } from '../scope'

/** Writes down that a file is about to be fetched. */
export const fetched = (scope: Scope, kind: string): Promise<void> =>
  recordView(scope, [{ action: 'FILE_DOWNLOADED', subject: { kind: 'EXPORT', id: kind } }])
