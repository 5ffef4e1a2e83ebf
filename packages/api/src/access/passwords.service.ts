import { hash, verify } from '@node-rs/argon2'

/** OWASP's second recommendation for argon2id (the library's default algorithm): 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Verified when there is no account, so that both answers take as long; no password has this hash. */
const dummyHash = hash('no account has this password', cost)

/** Whether the password is the account's; takes as long when there is no account (`stored` null). */
export const passwordMatches = async (stored: string | null, password: string): Promise<boolean> => {
  const matches = await verify(stored ?? (await dummyHash), password)
  return stored !== null && matches
}
