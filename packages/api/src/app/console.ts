/** What the start says to whoever watches it. */
export interface Console {
  say(text: string): void
  /** A line that is replaced by the next one on a terminal, and said only now and then elsewhere. */
  progress(text: string, share: number): void
}

const quarters = 4

export const createConsole = (out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>): Console => {
  let isOpen = false
  let lastText = ''
  let lastQuarter = -1
  const close = (): void => {
    if (isOpen) out.write('\n')
    isOpen = false
  }
  return {
    say(text) {
      close()
      out.write(`${text}\n`)
    },
    progress(text, share) {
      const line = `› ${text}: ${Math.floor(share * 100)} %`
      if (out.isTTY) {
        if (isOpen && text !== lastText) close()
        out.write(`\r${line}`)
        isOpen = true
      } else if (text !== lastText || Math.floor(share * quarters) !== lastQuarter) out.write(`${line}\n`)
      lastText = text
      lastQuarter = Math.floor(share * quarters)
    },
  }
}

const demoSignIns = [
  'owner@demo.test       the grooming salon, everything',
  'manager@demo.test     the grooming salon, as its manager',
  'staff@demo.test       the grooming salon, as one of its staff',
  'contractor@demo.test  the grooming salon, as a contractor',
  'owner@other.test      another business',
]

/** The last words of the start. */
export const welcome = (url: string, demo: boolean): string =>
  [
    '',
    `  Dashboard   ${url}`,
    `  Explorer    ${url}/explorer`,
    ...(demo ? ['', '  Sign in as (password demo-demo-demo)', ...demoSignIns.map(line => `    ${line}`)] : []),
    '',
    '  Ctrl+C stops it.',
    '',
  ].join('\n')
