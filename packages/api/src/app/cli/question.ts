import { createInterface } from 'node:readline/promises'

interface Terminal {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  /** Whether keys are read one by one; found out when left out. */
  terminal?: boolean
}

/** Asks a person; null when they left instead of answering (Ctrl+C, Ctrl+D), or when `signal` aborts the question. */
export const ask = (question: string, { input, output, terminal }: Terminal, signal: AbortSignal): Promise<string | null> =>
  new Promise(resolve => {
    const lines = createInterface({ input, output, ...(terminal === undefined ? {} : { terminal }) })
    lines.once('close', () => resolve(null))
    lines
      .question(question, { signal })
      .catch(() => null)
      .then(answer => {
        resolve(answer)
        lines.close()
      })
      .catch(() => undefined)
  })
