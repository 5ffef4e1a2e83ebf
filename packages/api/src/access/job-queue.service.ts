import type { House } from './house'

/** How this process asks for a job; null where none are done in it. */
export const jobQueue = (_: House): { add: ((name: string) => Promise<unknown>) | null } => ({ add: null })

/** Asks for a job to be done now, by whichever process is free. Where that fails its own time comes: nobody is kept waiting for it. */
export const doSoon = async (house: House, name: string): Promise<void> => {
  await house
    .singleton(jobQueue)
    .add?.(name)
    .catch((error: unknown) => house.log.warn({ err: error, job: name }, 'a job could not be asked for; it comes at its time'))
}
