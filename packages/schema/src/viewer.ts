import { Field, ID, Int, ObjectType } from 'type-graphql'
import { TeamRoleEnum } from './enums'
import { CurrencyCodeScalar } from './scalars'
import { TeamMember } from './team'
import type { TeamRole } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A pet-care business: everything that one sees belongs to one.' })
export class Provider {
  @Field(() => ID, { description: 'Its id.' })
  id!: number

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'IANA time zone; every day and wall-clock time of this API is of this zone.' })
  timeZone!: string

  @Field(() => CurrencyCodeScalar, { description: 'ISO 4217; all its money is in it.' })
  currency!: string

  @Field(() => Int, { description: 'First day of its week: 1 Monday … 7 Sunday.' })
  weekStartsOn!: number
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is signed in, and for which provider.' })
export class ViewerType {
  @Field(() => ID, { description: 'Id of the user.' })
  id!: string

  @Field(() => String, { description: 'E-mail address that signs in.' })
  email!: string

  @Field(() => String, { description: 'Name of the person.' })
  name!: string

  @Field(() => TeamRoleEnum, { description: 'Role within the provider.' })
  role!: TeamRole

  @Field(() => [String], { description: 'What the viewer may do.' })
  permissions!: string[]

  @Field(() => Provider, { description: 'The provider that the session is for.' })
  provider!: Provider

  @Field(() => [Provider], { description: 'Every provider that the viewer works for.' })
  providers!: Provider[]

  @Field(() => TeamMember, { nullable: true, description: "The viewer's own entry in the team." })
  member!: TeamMember | null
}
