import { randomUUID } from 'node:crypto'
import { password } from '../../kit/people'
import type { Call, Setting } from './call'
import { currentCode } from './totp'

const newPassword = 'three quiet otters sleep'
const ofColleague = ({ colleague }: Setting) => ({ id: colleague })
const ofOwn = ({ own }: Setting) => ({ id: own })
const nobodys = (): Record<string, unknown> => ({})
const mutation = (name: string, document: string, variables: NonNullable<Call['variables']> = nobodys): Call => ({
  row: `Mutation.${name}`,
  document,
  variables,
})

export const teamCalls: Call[] = [
  { row: 'Query.team', document: '{ team { members { id firstName } roles { role } permissions { name } } }' },
  { row: 'Query.teamMember', document: 'query ($id: ID!) { teamMember(id: $id) { id firstName } }', variables: ofColleague },
  { row: 'Query.teamMember who is oneself', document: 'query ($id: ID!) { teamMember(id: $id) { id firstName } }', variables: ofOwn },
  mutation(
    'addTeamMember',
    'mutation ($email: String!) { addTeamMember(input: { email: $email, firstName: "Ida", role: STAFF }) { member { id } } }',
    () => ({ email: `${randomUUID()}@example.test` }),
  ),
  mutation('updateTeamMember', 'mutation ($id: ID!) { updateTeamMember(id: $id, input: { skills: ["cats"] }) { id } }', ofColleague),
  mutation(
    'updateTeamMember about oneself',
    'mutation ($id: ID!) { updateTeamMember(id: $id, input: { phone: "+4930123" }) { id } }',
    ofOwn,
  ),
  mutation(
    'updateTeamMember and their pay',
    'mutation ($id: ID!) { updateTeamMember(id: $id, input: { hourlyRate: "21" }) { id } }',
    ofColleague,
  ),
  mutation(
    'updateTeamMember and their permissions',
    'mutation ($id: ID!) { updateTeamMember(id: $id, input: { permissions: { grant: ["insights.view"] } }) { id } }',
    async ({ stage }) => ({ id: (await stage.member()).memberId }),
  ),
  mutation(
    'updateTeamMember to a manager',
    'mutation ($id: ID!) { updateTeamMember(id: $id, input: { role: MANAGER }) { id } }',
    async ({ stage }) => ({ id: (await stage.member()).memberId }),
  ),
  mutation('removeTeamMember', 'mutation ($id: ID!) { removeTeamMember(id: $id) }', async ({ stage }) => ({
    id: (await stage.member()).memberId,
  })),
  mutation('restoreTeamMember', 'mutation ($id: ID!) { restoreTeamMember(id: $id) { id } }', async ({ stage }) => {
    const { memberId } = await stage.member()
    await stage.house.sql.query('update team_members set is_active = false, terminated_date = current_date where id = $1', [memberId])
    return { id: memberId }
  }),
  mutation('resendInvitation', 'mutation ($id: ID!) { resendInvitation(id: $id) { invitationSent } }', async ({ stage }) => ({
    id: await stage.withoutAccount(),
  })),
  mutation('withdrawInvitation', 'mutation ($id: ID!) { withdrawInvitation(id: $id) { id } }', async ({ stage }) => ({
    id: (await stage.invitation()).memberId,
  })),
]

const tokenOfInvitation = async ({ stage }: Setting) => ({ token: (await stage.invitation()).token })
const secretsOf = ({ player }: Setting) => ({ now: password, next: newPassword, email: player.email })

/** What belongs to a person and their browser. */
export const accountCalls: Call[] = [
  { row: 'Query.viewer', document: '{ viewer { id role permissions provider { id } } }' },
  { row: 'Query.provider', document: '{ provider { id name } }' },
  { row: 'Query.sessions', document: '{ sessions { id } }' },
  { row: 'Query.twoFactor', document: '{ twoFactor { isEnabled } }' },
  { row: 'Query.tokenScopes', document: '{ tokenScopes { name } }' },
  { row: 'Query.invitation', document: 'query ($token: String!) { invitation(token: $token) { email } }', variables: tokenOfInvitation },
  {
    ...mutation(
      'acceptInvitation',
      'mutation ($token: String!, $next: String!) { acceptInvitation(token: $token, password: $next) { id } }',
      async setting => ({ ...(await tokenOfInvitation(setting)), next: password }),
    ),
    consumes: true,
  },
  {
    ...mutation('signIn', 'mutation ($email: String!, $now: String!) { signIn(email: $email, password: $now) { id } }', secretsOf),
    consumes: true,
  },
  { ...mutation('signOut', 'mutation { signOut }'), consumes: true },
  {
    ...mutation('switchProvider', 'mutation ($id: ID!) { switchProvider(providerId: $id) { id } }', async ({ stage, player, cast }) => ({
      id: player.providerId === cast.otherId ? cast.otherId : await stage.secondJob(player.userId),
    })),
    consumes: true,
  },
  mutation(
    'switchProvider to where one does not work',
    'mutation ($id: ID!) { switchProvider(providerId: $id) { id } }',
    ({ player, cast }) => ({ id: player.providerId === cast.otherId ? cast.providerId : cast.emptyId }),
  ),
  mutation('requestPasswordReset', 'mutation ($email: String!) { requestPasswordReset(email: $email) }', async ({ stage }) => ({
    email: (await stage.member()).email,
  })),
  mutation(
    'resetPassword',
    'mutation ($token: String!, $next: String!) { resetPassword(token: $token, password: $next) }',
    async ({ stage }) => ({ token: await stage.passwordReset(), next: newPassword }),
  ),
  {
    ...mutation(
      'changePassword',
      'mutation ($now: String!, $next: String!) { changePassword(currentPassword: $now, newPassword: $next) }',
      secretsOf,
    ),
    consumes: true,
  },
  mutation('revokeSession', 'mutation ($id: ID!) { revokeSession(id: $id) }', async ({ stage, player }) => ({
    id: await stage.sessionOf(player),
  })),
  mutation('revokeSession of a colleague', 'mutation ($id: ID!) { revokeSession(id: $id) }', async ({ stage }) => ({
    id: await stage.sessionOf(await stage.member()),
  })),
  { ...mutation('revokeOtherSessions', 'mutation { revokeOtherSessions }'), consumes: true },
  { ...mutation('setUpTwoFactor', 'mutation { setUpTwoFactor { uri } }'), consumes: true },
  {
    ...mutation('confirmTwoFactor', 'mutation ($code: String!) { confirmTwoFactor(code: $code) }', async ({ player }) => ({
      code: await currentCode(player.client),
    })),
    consumes: true,
  },
  {
    ...mutation('disableTwoFactor', 'mutation ($now: String!) { disableTwoFactor(password: $now) }', async setting => {
      await currentCode(setting.player.client, { confirm: true })
      return secretsOf(setting)
    }),
    consumes: true,
  },
  {
    ...mutation('renewRecoveryCodes', 'mutation ($now: String!) { renewRecoveryCodes(password: $now) }', async setting => {
      await currentCode(setting.player.client, { confirm: true })
      return secretsOf(setting)
    }),
    consumes: true,
  },
]

/** What is for owners: tokens, the audit log and how long things are kept. */
export const officeCalls: Call[] = [
  { row: 'Query.apiTokens', document: '{ apiTokens { id name } }' },
  mutation('createApiToken', 'mutation { createApiToken(input: { name: "Till", scopes: ["bookings:read"] }) { secret } }'),
  mutation('revokeApiToken', 'mutation ($id: ID!) { revokeApiToken(id: $id) }', async ({ stage }) => ({ id: await stage.token() })),
  { row: 'Query.auditLog', document: '{ auditLog { totalCount nodes { summary } } }' },
  mutation('exportAuditLog', 'mutation { exportAuditLog { url } }'),
  { row: 'Query.retentionPolicies', document: '{ retentionPolicies { kind keepDays } }' },
  mutation('updateRetentionPolicy', 'mutation { updateRetentionPolicy(kind: COMMUNICATIONS, keepDays: 800) { keepDays } }'),
]
