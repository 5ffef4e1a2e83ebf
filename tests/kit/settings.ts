import type { Settings } from '@dashboard/api/access/settings'

/** What tests seal with, also where they write rows by hand. */
export const testEncryptionKey = Buffer.alloc(32, 'a key for tests')

/** The secrets of a server that is started as a process of its own. */
export const testSecrets = {
  SESSION_SECRET: 'a secret for tests that is long enough',
  ENCRYPTION_KEY: testEncryptionKey.toString('base64'),
}

/** Settings of an app under test: a given database, a free port, nothing to say. */
export const testSettings = (databaseUrl: string, changes: Partial<Settings> = {}): Settings => ({
  port: 0,
  databaseUrl,
  redisUrl: null,
  dataDir: '',
  demo: false,
  publicUrl: 'http://localhost',
  sessionSecret: testSecrets.SESSION_SECRET,
  encryptionKey: testEncryptionKey,
  retiredKeys: [],
  smtpUrl: null,
  mailFrom: 'dashboard@example.test',
  keepsMail: true,
  costPerMinute: null,
  // TEST_LOG_LEVEL=warn lets the app under test speak.
  logLevel: (process.env.TEST_LOG_LEVEL as Settings['logLevel'] | undefined) ?? 'silent',
  production: false,
  ...changes,
})
