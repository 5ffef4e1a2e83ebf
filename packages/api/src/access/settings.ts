/** Whether an address is of this machine alone. */
export const isLocalAddress = (url: string): boolean =>
  URL.canParse(url) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)

/** What the process was told at its start; read and checked in app/env.ts. */
export interface Settings {
  port: number
  /** Null: the embedded Postgres in `dataDir` is used. */
  databaseUrl: string | null
  redisUrl: string | null
  dataDir: string
  /** Load the demo and keep its pulse; only ever with the embedded database. */
  demo: boolean
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: string
  /** Keys the hashes of session tokens. */
  sessionSecret: string
  /** 32 bytes, for what is encrypted at rest. */
  encryptionKey: Buffer
  /** Former keys: what they sealed can still be opened. */
  retiredKeys: readonly Buffer[]
  /** The mail server; null: letters are kept or not sent. */
  smtpUrl: string | null
  /** Whom letters come from. */
  mailFrom: string
  /** Without a mail server, letters are kept for the user of this machine to read. */
  keepsMail: boolean
  /** What one session or token may ask for in a minute, by the cost of its operations; null: anything. */
  costPerMinute: number | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  production: boolean
  /** While developing: where the web's own server is. */
  webDevUrl?: string | null
}
