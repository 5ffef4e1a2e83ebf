import {
  Allow,
  Certification,
  DateScalar,
  DateTimeScalar,
  EmergencyContact,
  MemberAccessEnum,
  MemberInvitation,
  Money,
  PermissionChanges,
  TeamMember,
  TeamMemberActionEnum,
  WorkingHours,
} from '@dashboard/schema'
import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import * as fields from './member-fields.service'
import { loadersOf } from './members.loader'
import { ForOneselfOr } from './oneself.resolver'
import type { ShownMember } from './team.service'

const ForColleagues = () => ForOneselfOr('team.view', 'business.view')
const ForManagers = () => ForOneselfOr('team.manage')

@Resolver(() => TeamMember)
export class MemberContactResolver {
  @ForColleagues()
  @FieldResolver(() => String, { nullable: true })
  email(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.emailOf(scope, member)
  }

  @ForColleagues()
  @FieldResolver(() => String, { nullable: true })
  phone(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.phoneOf(scope, member)
  }

  @ForManagers()
  @FieldResolver(() => String, { nullable: true })
  address(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.addressOf(scope, member)
  }

  @ForManagers()
  @FieldResolver(() => EmergencyContact, { nullable: true })
  emergencyContact(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.emergencyContactOf(scope, member)
  }
}

@Resolver(() => TeamMember)
export class MemberProfileResolver {
  @ForColleagues()
  @FieldResolver(() => [String], { nullable: true })
  async skills(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).skills
  }

  @ForColleagues()
  @FieldResolver(() => [Certification], { nullable: true })
  async certifications(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).certifications
  }

  @ForColleagues()
  @FieldResolver(() => [WorkingHours], { nullable: true })
  async workSchedule(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).workSchedule
  }

  @ForColleagues()
  @FieldResolver(() => DateScalar, { nullable: true })
  async hiredDate(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).hiredDate
  }

  @ForColleagues()
  @FieldResolver(() => DateScalar, { nullable: true })
  async terminatedDate(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).terminatedDate
  }

  @ForColleagues()
  @FieldResolver(() => DateTimeScalar, { nullable: true })
  async updatedAt(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).updatedAt
  }
}

@Resolver(() => TeamMember)
export class MemberStandingResolver {
  @Allow('team.pay.view')
  @FieldResolver(() => Money, { nullable: true })
  hourlyRate(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.hourlyRateOf(scope, member)
  }

  @Allow('team.pay.view')
  @FieldResolver(() => Float, { nullable: true })
  commissionRate(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.commissionRateOf(scope, member)
  }

  @ForManagers()
  @FieldResolver(() => [String], { nullable: true })
  permissions(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.permissionsOf(scope, member)
  }

  @ForManagers()
  @FieldResolver(() => PermissionChanges, { nullable: true })
  async permissionChanges(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).permissions
  }

  @ForManagers()
  @FieldResolver(() => String, { nullable: true })
  async ref(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return (await loadersOf(scope).stored(member)).ref
  }

  @ForManagers()
  @FieldResolver(() => MemberAccessEnum, { nullable: true })
  access(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.accessStateOf(scope, member)
  }

  @ForManagers()
  @FieldResolver(() => MemberInvitation, { nullable: true })
  invitation(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.invitationOf(scope, member)
  }

  @FieldResolver(() => [TeamMemberActionEnum])
  actions(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return fields.actionsFor(scope, member)
  }
}
