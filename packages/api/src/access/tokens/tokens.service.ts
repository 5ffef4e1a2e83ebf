import { createHmac, randomBytes } from 'node:crypto'
import { type TokenScope, tokenScopes } from '@dashboard/schema/vocabulary'
import type { CreateApiTokenInput } from '@dashboard/schema'
import { badInput, type FieldProblem, notFound, unauthenticated } from '../../core/errors'
import { textProblem } from '../../core/text'
import { recordAudit } from '../audit.service'
import type { House } from '../house'
import { tokenPermissions } from '../roles'
import type { Scope } from '../scope'
import { insertToken, listTokens, revokeToken as revoke } from './tokens.repository'

const MARK = 'pd_'
const SHOWN_CHARACTERS = 9
const LONGEST_NAME = 100
const MOST_TOKENS = 100
const day = 86_400_000
const usualDays = 365
const longestDays = 730

/** What is kept of a token's secret. */
export const tokenHash = ({ settings }: House, secret: string): Buffer =>
  createHmac('sha256', settings.sessionSecret).update(`token:${secret}`).digest()

const isScope = (text: string): text is TokenScope => (tokenScopes as readonly string[]).includes(text)

const problemsOf = (scope: Scope, { name, scopes, expiresAt }: CreateApiTokenInput): FieldProblem[] => {
  const problems: FieldProblem[] = []
  const need = (isMet: boolean, path: string, message: string): void => {
    if (!isMet) problems.push({ path: `input.${path}`, message })
  }
  const nameProblem = textProblem(name.trim(), { max: LONGEST_NAME })
  need(nameProblem === null, 'name', nameProblem ?? '')
  need(scopes.length > 0, 'scopes', 'must name at least one of tokenScopes')
  scopes.forEach((text, index) => {
    need(isScope(text), `scopes.${index}`, 'is not one of tokenScopes')
    if (isScope(text))
      need(tokenPermissions([text], scope.viewer?.permissions ?? new Set()).size > 0, `scopes.${index}`, 'is more than you may do yourself')
  })
  const last = new Date(scope.now().getTime() + longestDays * day)
  need(!expiresAt || (expiresAt > scope.now() && expiresAt <= last), 'expiresAt', `must lie ahead, by at most ${longestDays} days`)
  return problems
}

/** The tokens that work, the newest first. */
export const apiTokens = (scope: Scope) => scope.read(db => listTokens(db, scope.now()))

/** Makes a token; its secret is told this once. */
export const createApiToken = async (scope: Scope, input: CreateApiTokenInput) => {
  const { viewer, house } = scope
  if (!viewer?.memberId) throw unauthenticated()
  const problems = problemsOf(scope, input)
  if (problems.length > 0) throw badInput(problems)
  if ((await apiTokens(scope)).length >= MOST_TOKENS)
    throw badInput([{ path: '', message: `There are ${MOST_TOKENS} tokens already: revoke one first.` }])
  const secret = `${MARK}${randomBytes(32).toString('base64url')}`
  const now = scope.now()
  const scopes = [...new Set(input.scopes.filter(isScope))].sort()
  const expiresAt = input.expiresAt ?? new Date(now.getTime() + usualDays * day)
  const createdBy = viewer.memberId
  const id = await scope.write(async db => {
    const made = await insertToken(db, {
      name: input.name.trim(),
      prefix: secret.slice(0, SHOWN_CHARACTERS),
      hash: tokenHash(house, secret),
      scopes,
      createdBy,
      now,
      expiresAt,
    })
    await recordAudit(db, scope, { action: 'TOKEN_CREATED', subject: { kind: 'TOKEN', id: made }, details: { scopes, expiresAt } })
    return made
  })
  const token = (await apiTokens(scope)).find(row => row.id === id)
  if (!token) throw notFound('The token')
  return { token, secret }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ends a token at once; its open sockets close. */
export const revokeApiToken = async (scope: Scope, id: string): Promise<true> => {
  await scope.write(async db => {
    if (!uuid.test(id) || !(await revoke(db, id, scope.now()))) throw notFound('The token')
    await recordAudit(db, scope, { action: 'TOKEN_REVOKED', subject: { kind: 'TOKEN', id } })
  })
  return true
}
