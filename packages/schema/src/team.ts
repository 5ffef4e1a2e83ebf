import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { MemberAccessEnum, TeamMemberActionEnum, TeamRoleEnum } from './enums'
import { Money } from './money'
import { DateScalar, DateTimeScalar, LocalTimeScalar } from './scalars'
import type { MemberAccess, TeamMemberAction, TeamRole } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'Hours that somebody usually works on one weekday.' })
export class WorkingHours {
  @Field(() => Int, { description: '1 Monday … 7 Sunday.' })
  weekday!: number

  @Field(() => LocalTimeScalar, { description: 'When work begins.' })
  startTime!: string

  @Field(() => LocalTimeScalar, { description: 'When it ends; at or before the start means on the next day.' })
  endTime!: string
}

@ObjectType({ simpleResolvers: true, description: 'A proof of what somebody can do.' })
export class Certification {
  @Field(() => String, { description: 'What is certified.' })
  name!: string

  @Field(() => DateScalar, { nullable: true, description: 'Since when; null when not told.' })
  issuedOn!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it holds; null when it does not end or was not told.' })
  expiresOn!: string | null
}

@ObjectType({ simpleResolvers: true, description: 'Whom to call when something happens to a member.' })
export class EmergencyContact {
  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => String, { description: 'Phone number.' })
  phone!: string

  @Field(() => String, { nullable: true, description: 'What they are to the member; null when not told.' })
  relation!: string | null
}

@ObjectType({ simpleResolvers: true, description: 'What was changed for one member over what the role brings.' })
export class PermissionChanges {
  @Field(() => [String], { description: 'Permissions beyond the role.' })
  grant!: string[]

  @Field(() => [String], { description: 'Permissions of the role that were taken away; they outrank what is granted.' })
  revoke!: string[]
}

@ObjectType({ simpleResolvers: true, description: 'The latest invitation of a member that is neither accepted nor withdrawn.' })
export class MemberInvitation {
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: 'Until when its link works.' })
  expiresAt!: Date
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Somebody who works for the provider. Everybody sees names, role and whether somebody works here; what else may be seen each field says, and is null with FORBIDDEN where it may not. Oneself is whoever is signed in, never a token.',
})
export class TeamMember {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string

  @Field(() => String, { description: 'First name.' })
  firstName!: string

  @Field(() => String, { description: 'Last name; empty when only one name is known.' })
  lastName!: string

  @Field(() => TeamRoleEnum, { description: 'Role within the provider.' })
  role!: TeamRole

  @Field(() => Boolean, { description: 'Whether the member works here now.' })
  isActive!: boolean

  @Field(() => String, {
    nullable: true,
    description:
      'E-mail address; null for somebody of whom only a name is known yet. For `business.view` with `team.view`, and for oneself.',
  })
  email?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Phone number; null when none is known. For `business.view` with `team.view`, and for oneself.',
  })
  phone?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Postal address; null when none is known. For `team.manage` and for oneself; noted in the audit log.',
  })
  address?: string | null

  @Field(() => EmergencyContact, {
    nullable: true,
    description: 'Whom to call; null when nobody is known. For `team.manage` and for oneself; noted in the audit log.',
  })
  emergencyContact?: EmergencyContact | null

  @Field(() => [String], {
    nullable: true,
    description: 'What the member can do, in words. For `business.view` with `team.view`, and for oneself.',
  })
  skills?: string[] | null

  @Field(() => [Certification], {
    nullable: true,
    description: 'What is certified. For `business.view` with `team.view`, and for oneself.',
  })
  certifications?: Certification[] | null

  @Field(() => [WorkingHours], {
    nullable: true,
    description: 'The usual week, Monday first. For `business.view` with `team.view`, and for oneself.',
  })
  workSchedule?: WorkingHours[] | null

  @Field(() => DateScalar, { nullable: true, description: 'First day of work. For `business.view` with `team.view`, and for oneself.' })
  hiredDate?: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of work; null while employed. For `business.view` with `team.view`, and for oneself.',
  })
  terminatedDate?: string | null

  @Allow('team.pay.view')
  @Field(() => Money, { nullable: true, description: 'Pay for an hour; null when none is agreed.' })
  hourlyRate?: Money | null

  @Allow('team.pay.view')
  @Field(() => Float, { nullable: true, description: 'Share of what is earned, in percent, 0–100; null when none is agreed.' })
  commissionRate?: number | null

  @Field(() => [String], { nullable: true, description: 'What the member may do. For `team.manage` and for oneself.' })
  permissions?: string[] | null

  @Field(() => PermissionChanges, { nullable: true, description: 'What of it differs from the role. For `team.manage` and for oneself.' })
  permissionChanges?: PermissionChanges | null

  @Field(() => String, { nullable: true, description: 'The name under which events speak of the member (`memberRef`). For `team.manage`.' })
  ref?: string | null

  @Field(() => MemberAccessEnum, { nullable: true, description: 'Whether the member can sign in. For `team.manage` and for oneself.' })
  access?: MemberAccess | null

  @Field(() => MemberInvitation, {
    nullable: true,
    description: 'The open invitation, expired or not; null when there is none. For `team.manage`.',
  })
  invitation?: MemberInvitation | null

  @Field(() => [TeamMemberActionEnum], { description: 'What the viewer may do with the member now.' })
  actions?: TeamMemberAction[]

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the entry was changed last: pass it as `expectedUpdatedAt`. For `business.view` with `team.view`, and for oneself.',
  })
  updatedAt?: Date | null
}

@ObjectType({ simpleResolvers: true, description: 'A permission, in words.' })
export class PermissionDefinition {
  @Field(() => String, { description: 'Its name, such as `team.manage`.' })
  name!: string

  @Field(() => String, { description: 'What it allows.' })
  description!: string

  @Field(() => Boolean, { description: 'Whether the viewer may grant it to members, or take it from them.' })
  canGrant!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'A role and what it brings.' })
export class Role {
  @Field(() => TeamRoleEnum, { description: 'The role.' })
  role!: TeamRole

  @Field(() => String, { description: 'What it is, in a sentence.' })
  description!: string

  @Field(() => [PermissionDefinition], { description: 'What it may do, unless changed for a member.' })
  permissions!: PermissionDefinition[]

  @Field(() => Boolean, { description: 'Whether the viewer may give it to members.' })
  canAssign!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'The people of the provider.' })
export class Team {
  @Field(() => [TeamMember], {
    description: 'Who works here now, by name; then, for `team.view` with `business.view`, who did before.',
  })
  members!: TeamMember[]

  @Field(() => [Role], { description: 'Every role, the highest first.' })
  roles!: Role[]

  @Field(() => [PermissionDefinition], { description: 'Every permission, by name.' })
  permissions!: PermissionDefinition[]
}

@ObjectType({ simpleResolvers: true, description: 'A member who was invited.' })
export class AddedTeamMember {
  @Field(() => TeamMember, { description: 'The member.' })
  member!: TeamMember

  @Field(() => Boolean, { description: 'Whether the invitation went out; when not, try `resendInvitation`.' })
  invitationSent!: boolean
}
