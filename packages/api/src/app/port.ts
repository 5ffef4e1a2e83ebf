import { createServer } from 'node:net'

/** Throws EADDRINUSE now rather than after the database was started; 0 is always free. */
export const assertPortFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, () => probe.close(() => resolve()))
  })
