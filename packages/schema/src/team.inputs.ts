import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { TeamRoleEnum } from './enums'
import { DateScalar, DecimalScalar, LocalTimeScalar } from './scalars'
import type { TeamRole } from './vocabulary'

@InputType({ description: 'Hours of one weekday; several of a day must not overlap.' })
export class WorkingHoursInput {
  @Field(() => Int, { description: '1 Monday … 7 Sunday.' })
  weekday!: number

  @Field(() => LocalTimeScalar, { description: 'When work begins.' })
  startTime!: string

  @Field(() => LocalTimeScalar, { description: 'When it ends; at or before the start means on the next day.' })
  endTime!: string
}

@InputType({ description: 'A proof of what somebody can do.' })
export class CertificationInput {
  @Field(() => String, { description: 'What is certified; at most 200 characters.' })
  name!: string

  @Field(() => DateScalar, { nullable: true, description: 'Since when.' })
  issuedOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it holds; not before it was issued.' })
  expiresOn?: string | null
}

@InputType({ description: 'Whom to call when something happens to a member.' })
export class EmergencyContactInput {
  @Field(() => String, { description: 'Name; at most 200 characters.' })
  name!: string

  @Field(() => String, { description: 'Phone number.' })
  phone!: string

  @Field(() => String, { nullable: true, description: 'What they are to the member; at most 100 characters.' })
  relation?: string | null
}

@InputType({ description: 'What one member may do beyond the role, and what of the role they may not. Replaces what was changed before.' })
export class PermissionChangesInput {
  @Field(() => [String], { nullable: true, description: 'Permissions beyond the role; none when left out.' })
  grant?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Permissions of the role that are taken away; none when left out.' })
  revoke?: string[] | null
}

/** What adding and changing have in common. */
@InputType({ description: 'What can be told of somebody from the first.' })
abstract class MemberDetailsInput {
  @Field(() => String, { nullable: true, description: 'Phone number; null removes it.' })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'Postal address, at most 500 characters; null removes it.' })
  address?: string | null

  @Field(() => EmergencyContactInput, { nullable: true, description: 'Whom to call; null removes it.' })
  emergencyContact?: EmergencyContactInput | null

  @Field(() => PermissionChangesInput, {
    nullable: true,
    description: 'What differs from the role; null for nothing. Needs `team.permissions.manage`; owners always have all.',
  })
  permissions?: PermissionChangesInput | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Pay for an hour in the provider's currency; null removes it. Needs `team.pay.manage`.",
  })
  hourlyRate?: string | null

  @Field(() => Float, {
    nullable: true,
    description: 'Share of what is earned, in percent, 0–100 with at most 2 decimals; null removes it. Needs `team.pay.manage`.',
  })
  commissionRate?: number | null

  @Field(() => [WorkingHoursInput], { nullable: true, description: 'The usual week; null or none for none.' })
  workSchedule?: WorkingHoursInput[] | null

  @Field(() => [String], { nullable: true, description: 'What the member can do: at most 50, each of at most 60 characters.' })
  skills?: string[] | null

  @Field(() => [CertificationInput], { nullable: true, description: 'What is certified; at most 50.' })
  certifications?: CertificationInput[] | null
}

@InputType({ description: 'Somebody who joins the team.' })
export class AddTeamMemberInput extends MemberDetailsInput {
  @Field(() => String, { description: 'E-mail address, one per member: the invitation goes to it.' })
  email!: string

  @Field(() => String, { description: 'First name; at most 100 characters.' })
  firstName!: string

  @Field(() => String, { nullable: true, description: 'Last name; at most 100 characters.' })
  lastName?: string | null

  @Field(() => TeamRoleEnum, { description: 'Role; only owners make owners and managers.' })
  role!: TeamRole

  @Field(() => ID, {
    nullable: true,
    description: 'The name under which events speak of the member (`memberRef`), at most 200 characters; a new one when left out.',
  })
  ref?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'First day of work; today when left out.' })
  hiredDate?: string | null
}

@InputType({ description: 'What changes; a field left out stays as it is. Oneself may change phone, address and emergency contact.' })
export class UpdateTeamMemberInput extends MemberDetailsInput {
  @Field(() => String, {
    nullable: true,
    description:
      'New e-mail address, one per member. An open invitation to the old one is withdrawn; how the member signs in stays as it is.',
  })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'New first name.' })
  firstName?: string | null

  @Field(() => String, { nullable: true, description: 'New last name; null or empty removes it.' })
  lastName?: string | null

  @Field(() => TeamRoleEnum, {
    nullable: true,
    description: 'New role; only owners make or change owners and managers, and one owner stays.',
  })
  role?: TeamRole | null

  @Field(() => DateScalar, { nullable: true, description: 'First day of work.' })
  hiredDate?: string | null
}
