import type { AuditAction } from '@dashboard/schema/vocabulary'
import { buildAppSchema } from '@dashboard/api/app/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../kit/world'
import { world } from '../kit/world'
import { type Call, coordinateOf } from './matrix/call'
import { calls, createPlay, type Play } from './matrix/play'

/** What each sensitive call of the matrix leaves in the audit log when it is done. */
const trail: Record<string, AuditAction> = {
  'Mutation.acceptInvitation': 'INVITATION_ACCEPTED',
  'Mutation.addTeamMember': 'MEMBER_ADDED',
  'Mutation.changePassword': 'PASSWORD_CHANGED',
  'Mutation.confirmTwoFactor': 'TWO_FACTOR_ENABLED',
  'Mutation.createApiToken': 'TOKEN_CREATED',
  'Mutation.createCustomer': 'CUSTOMER_CREATED',
  'Mutation.createExperiment': 'EXPERIMENT_CREATED',
  'Mutation.createSegment': 'SEGMENT_CREATED',
  'Mutation.deleteSegment': 'SEGMENT_DELETED',
  'Mutation.disableTwoFactor': 'TWO_FACTOR_DISABLED',
  'Mutation.endExperiment': 'EXPERIMENT_ENDED',
  'Mutation.eraseCustomer': 'CUSTOMER_ERASED',
  'Mutation.exportAuditLog': 'AUDIT_EXPORTED',
  'Mutation.cancelExport': 'EXPORT_CANCELLED',
  'Mutation.exportCustomers': 'CUSTOMERS_EXPORTED',
  'Mutation.exportCustomerData': 'CUSTOMER_DATA_EXPORTED',
  'Mutation.exposeToExperiment': 'EXPERIMENT_EXPOSED',
  'Mutation.removeTeamMember': 'MEMBER_REMOVED',
  'Mutation.renewRecoveryCodes': 'RECOVERY_CODES_RENEWED',
  'Mutation.requestPasswordReset': 'PASSWORD_RESET_REQUESTED',
  'Mutation.resendInvitation': 'MEMBER_INVITED',
  'Mutation.resetPassword': 'PASSWORD_RESET',
  'Mutation.restoreTeamMember': 'MEMBER_RESTORED',
  'Mutation.revokeApiToken': 'TOKEN_REVOKED',
  'Mutation.revokeOtherSessions': 'SESSION_REVOKED',
  'Mutation.revokeSession': 'SESSION_REVOKED',
  'Mutation.signIn': 'SIGNED_IN',
  'Mutation.signOut': 'SIGNED_OUT',
  'Mutation.switchProvider': 'PROVIDER_SWITCHED',
  'Mutation.tagCustomers': 'CUSTOMERS_TAGGED',
  'Mutation.updateCustomer': 'CUSTOMER_CHANGED',
  'Mutation.updateCustomerTags': 'CUSTOMER_CHANGED',
  'Mutation.updateRetentionPolicy': 'RETENTION_CHANGED',
  'Mutation.updateSegment': 'SEGMENT_CHANGED',
  'Mutation.updateTeamMember': 'MEMBER_CHANGED',
  'Mutation.updateTeamMember and their pay': 'MEMBER_PAY_CHANGED',
  'Mutation.updateTeamMember and their permissions': 'MEMBER_PERMISSIONS_CHANGED',
  'Mutation.updateTeamMember to a manager': 'MEMBER_ROLE_CHANGED',
  'Mutation.withdrawInvitation': 'INVITATION_WITHDRAWN',
  'Query.customer': 'CUSTOMER_VIEWED',
  'Customer.email in the profile': 'CUSTOMER_CONTACT_VIEWED',
  'Customer.email through a booking': 'CUSTOMER_CONTACT_VIEWED',
  'Customer.phone in the profile': 'CUSTOMER_CONTACT_VIEWED',
  'TeamMember.address of a colleague': 'MEMBER_PRIVATE_DATA_VIEWED',
}

/** Mutations that the audit log says nothing of, and why. */
const excused: Record<string, string> = {
  'Mutation.addCustomerNote': 'a note says itself who wrote it, and when',
  'Mutation.cancelBooking': 'an event, which the activity tells of',
  'Mutation.checkInBooking': 'an event, which the activity tells of',
  'Mutation.completeBooking': 'an event, which the activity tells of',
  'Mutation.confirmBooking': 'an event, which the activity tells of',
  'Mutation.createBooking': 'an event, which the activity tells of',
  'Mutation.deleteAnnotation': 'everyday work, about nobody',
  'Mutation.deleteChannelSpend': 'everyday work, about nobody',
  'Mutation.deleteCompetitor': 'everyday work, about nobody',
  'Mutation.deleteCustomerNote': 'everyday work',
  'Mutation.deleteCustomerView': "the viewer's own menu",
  'Mutation.markBookingNoShow': 'an event, which the activity tells of',
  'Mutation.recordEvents': 'events, which the activity tells of',
  'Mutation.refundBooking': 'an event, which the activity tells of',
  'Mutation.reopenBooking': 'an event, which the activity tells of',
  'Mutation.saveAnnotation': 'everyday work, about nobody',
  'Mutation.saveChannelSpend': 'everyday work, about nobody',
  'Mutation.saveCustomerView': "the viewer's own menu",
  'Mutation.saveCompetitor': 'everyday work, about nobody',
  'Mutation.saveLocation': 'everyday work, about nobody',
  'Mutation.setUpTwoFactor': 'nothing is in force before it is confirmed',
  'Mutation.updateBooking': 'an event, which the activity tells of',
  'Mutation.updateCustomerNote': 'a note says itself when it was changed',
}

let house: World
let play: Play
beforeAll(async () => {
  house = await world()
  play = await createPlay(house)
})
afterAll(() => house.close())

const entries = async (action: AuditAction): Promise<number> =>
  (await house.sql.query<{ count: number }>('select count(*)::int as count from audit_log where action = $1', [action])).rows[0]!.count

/** Plays the call as an owner; resolves once it has left an entry. */
const leaves = async (call: Call, action: AuditAction): Promise<void> => {
  const player = await (call.consumes ? play.cast.fresh('owner') : play.cast.player('owner'))
  // There is another session to end, and somebody's address to see.
  await play.stage.sessionOf(player)
  await house.sql.query(`update team_members set address = 'Canary Street 1' where provider_id = $1`, [play.cast.providerId])
  const before = await entries(action)
  const { errors } = await play.played(player, call)
  expect(errors, call.row).toBeUndefined()
  await expect.poll(() => entries(action), { timeout: 60_000 }).toBeGreaterThan(before)
}

describe('the trail', () => {
  it('knows every mutation: what it leaves, or why nothing', () => {
    const known = [...Object.keys(trail).map(coordinateOf), ...Object.keys(excused)].filter(row => row.startsWith('Mutation.'))
    const mutations = Object.keys(buildAppSchema().getMutationType()?.getFields() ?? {})
    expect([...new Set(known)].sort()).toEqual(mutations.map(name => `Mutation.${name}`).sort())
  })

  it.each(Object.entries(trail))('%s leaves %s', async (row, action) => {
    const call = calls.find(each => each.row === row)
    expect(call, `the matrix has no row ${row}`).toBeDefined()
    await leaves(call!, action)
  })

  it('holds no name, address or word of anybody', async () => {
    const { rows } = await house.sql.query<{ text: string }>(
      `select a::text as text from audit_log a where a::text ilike '%canary%' or a.details::text ~* '@|customer |example'`,
    )
    expect(rows).toEqual([])
  })
})
