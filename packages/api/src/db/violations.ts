const UNIQUE_VIOLATION = '23505'

/** Whether a statement failed because somebody else was quicker to take a name or key. */
export const isUniqueViolation = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
