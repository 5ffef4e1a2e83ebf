import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { connectionOf, PageArgs } from './connection'
import { AuditActionEnum, AuditSubjectEnum } from './enums'
import { DateScalar, DateTimeScalar } from './scalars'
import type { AuditAction, AuditSubject } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'One entry of the audit log. It is written once and never changed.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  at!: Date

  @Field(() => AuditActionEnum, { description: 'What was done.' })
  action!: AuditAction

  @Field(() => String, { description: 'What was done, in English words.' })
  summary!: string

  @Field(() => String, {
    description: 'Who did it: a member by name, a token by its own, "The dashboard" for its nightly work, "Unknown" otherwise.',
  })
  actor!: string

  @Field(() => ID, { nullable: true, description: 'Id of the member who did it; null when it was no member.' })
  actorId!: string | null

  @Field(() => AuditSubjectEnum, { nullable: true, description: 'What kind of thing it was done to; null when to none.' })
  subjectKind!: AuditSubject | null

  @Field(() => ID, { nullable: true, description: 'Id of whom or what it was done to; null when to none.' })
  subjectId!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Name of whom or what it was done to, as it is now; null when it has none, or none any more.',
  })
  subject!: string | null

  @Field(() => String, { description: 'Further facts, such as the fields that were changed; empty when there are none.' })
  details!: string

  @Field(() => String, { nullable: true, description: 'Address that it came from; null when unknown.' })
  ip!: string | null

  @Field(() => String, { nullable: true, description: 'Kind of browser or program that it came from; null when unknown.' })
  browser!: string | null
}

export const AuditConnection = connectionOf('Audit', () => AuditEntry)

@InputType({ description: 'Which entries of the audit log; everything that is given must hold.' })
export class AuditFilter {
  @Field(() => [AuditActionEnum], { nullable: true, description: 'Only these actions.' })
  actions?: AuditAction[] | null

  @Field(() => ID, { nullable: true, description: 'Only what this member did.' })
  actorId?: string | null

  @Field(() => AuditSubjectEnum, { nullable: true, description: 'Only what was done to things of this kind.' })
  subjectKind?: AuditSubject | null

  @Field(() => ID, { nullable: true, description: 'Only what was done to this one.' })
  subjectId?: string | null

  @Field(() => DateScalar, { nullable: true, description: "First day, in the provider's time zone." })
  from?: string | null

  @Field(() => DateScalar, { nullable: true, description: "Last day, in the provider's time zone." })
  to?: string | null
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which entries; all when left out.' })
  filter?: AuditFilter | null
}

@ObjectType({ simpleResolvers: true, description: 'A file to fetch, for who is signed in to this provider and may see what is in it.' })
export class Download {
  @Field(() => String, { description: 'Where it is.' })
  url!: string

  @Field(() => DateTimeScalar, { description: 'Until when it can be fetched.' })
  expiresAt!: Date
}
