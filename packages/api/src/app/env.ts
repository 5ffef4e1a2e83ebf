import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../access/settings'
import { isLocalAddress } from '../access/settings'

/** A setting is wrong; the message names each bad one and what it should be. */
export class BadSettings extends Error {
  constructor(problems: readonly string[]) {
    super(`Some settings are wrong:\n${problems.map(problem => `  ${problem}`).join('\n')}\nSee .env.example for what each one means.`)
    this.name = 'BadSettings'
  }
}

const optionalUrl = (protocols: string[], example: string) =>
  z
    .string()
    .refine(text => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be an address such as ${example}`)
    .optional()

/** Nobody's keyboard or example: random text of such lengths never has so few different characters. */
const isMixed = (text: string): boolean => new Set(text).size >= 8

const settingsSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a number between 0 and 65535')
    .transform(Number)
    .refine(port => port <= 65_535, 'must be a number between 0 and 65535')
    .optional(),
  DATABASE_URL: optionalUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name'),
  REDIS_URL: optionalUrl(['redis:', 'rediss:'], 'redis://host:6379'),
  DATA_DIR: z.string().optional(),
  DEMO: z.enum(['true', 'false'], 'must be true or false').optional(),
  PUBLIC_URL: optionalUrl(['http:', 'https:'], 'https://dashboard.example.com'),
  SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; `openssl rand -base64 48` makes one')
    .refine(isMixed, 'is too regular to be a secret; `openssl rand -base64 48` makes one')
    .optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine(text => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64; `openssl rand -base64 32` makes one')
    .refine(isMixed, 'is too regular to be a key; `openssl rand -base64 32` makes one')
    .optional(),
  SMTP_URL: optionalUrl(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an address such as "Dashboard <dashboard@example.com>"')
    .optional(),
  ENCRYPTION_KEYS_RETIRED: z
    .string()
    .transform(text => text.split(',').map(key => Buffer.from(key.trim(), 'base64')))
    .refine(keys => keys.every(key => key.length === 32), 'must be keys of 32 bytes in base64, separated by commas')
    .optional(),
  COST_PER_MINUTE: z
    .string()
    .regex(/^\d{1,9}$/, 'must be a number; 0 means without limit')
    .transform(Number)
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be one of fatal, error, warn, info, debug, trace, silent')
    .optional(),
  WEB_DEV_URL: optionalUrl(['http:'], 'http://localhost:4001'),
  NODE_ENV: z.string().optional(),
})

interface Secrets {
  sessionSecret: string
  encryptionKey: string
  /** Former keys, where one was replaced. */
  retiredKeys?: string[]
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Written whole or not at all, by whichever process is first. */
const keepSecrets = (file: string): void => {
  const secrets: Secrets = { sessionSecret: randomBytes(48).toString('base64'), encryptionKey: randomBytes(32).toString('base64') }
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isTaken(error)) throw error
  } finally {
    unlinkSync(draft)
  }
}

const secretsSchema = z.object({
  sessionSecret: z.string().min(32),
  encryptionKey: z.string().min(32),
  retiredKeys: z.array(z.string()).optional(),
})

/** The secrets of an embedded installation: made once, kept beside its data, readable by its owner only. */
const keptSecrets = (dataDir: string): Secrets => {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    keepSecrets(file)
  }
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new BadSettings([`${file} cannot be read; restore it, or remove it, which signs everybody out`])
  }
}

/** Secrets as they were given; in production nothing stands in for a missing one, elsewhere those do that were made for `dataDir`. */
const secretsOf = (
  { SESSION_SECRET, ENCRYPTION_KEY }: Partial<Record<'SESSION_SECRET' | 'ENCRYPTION_KEY', string>>,
  dataDir: string,
  production: boolean,
): Secrets => {
  if (SESSION_SECRET !== undefined && ENCRYPTION_KEY !== undefined) return { sessionSecret: SESSION_SECRET, encryptionKey: ENCRYPTION_KEY }
  const missing = Object.entries({ SESSION_SECRET, ENCRYPTION_KEY }).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (production) throw new BadSettings(missing.map(name => `${name} must be set in production`))
  const kept = keptSecrets(dataDir)
  return { ...kept, ...(SESSION_SECRET && { sessionSecret: SESSION_SECRET }), ...(ENCRYPTION_KEY && { encryptionKey: ENCRYPTION_KEY }) }
}

/** The environment, with a `.env` of the working folder for what it does not say. */
const environment = (): Record<string, string | undefined> => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Reads and checks every setting; throws BadSettings that names each wrong one. An empty setting counts as not given. */
export const readSettings = (source = environment()): Settings => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) throw new BadSettings(parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`))
  const values = parsed.data
  const embedded = values.DATABASE_URL === undefined
  if (values.DEMO === 'true' && !embedded)
    throw new BadSettings(['DEMO must not be true when DATABASE_URL is set: the demo only ever goes into the embedded database'])
  const port = values.PORT ?? 4000
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, '')
  // Its passwords are known to everybody: where others can come, it has to be asked for.
  const demo = embedded && (values.DEMO === undefined ? isLocalAddress(publicUrl) : values.DEMO === 'true')
  const dataDir = resolve(values.DATA_DIR ?? '.data')
  // Where others can come it is production, whatever NODE_ENV says.
  const production = !embedded && (values.NODE_ENV === 'production' || !isLocalAddress(publicUrl))
  const secrets = secretsOf(values, dataDir, production)
  return {
    port,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    dataDir,
    demo,
    publicUrl,
    sessionSecret: secrets.sessionSecret,
    encryptionKey: Buffer.from(secrets.encryptionKey, 'base64'),
    retiredKeys: values.ENCRYPTION_KEYS_RETIRED ?? secrets.retiredKeys?.map(key => Buffer.from(key, 'base64')) ?? [],
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `Provider Dashboard <no-reply@${new URL(publicUrl).hostname}>`,
    // Whoever reads the mailbox could become anybody: only where this machine's user is the only one.
    keepsMail: embedded && isLocalAddress(publicUrl),
    costPerMinute: values.COST_PER_MINUTE === 0 ? null : (values.COST_PER_MINUTE ?? 300_000),
    logLevel: values.LOG_LEVEL ?? 'info',
    production,
    webDevUrl: values.WEB_DEV_URL ?? null,
  }
}
