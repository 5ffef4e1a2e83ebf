const UNIQUE_VIOLATION = '23505'

/** Whether a statement failed because somebody else was quicker to take a name or key. */
export const isUniqueViolation = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION

const QUERY_CANCELED = '57014'

/** Whether a statement was ended because it took longer than it may. */
export const isCancelled = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === QUERY_CANCELED
