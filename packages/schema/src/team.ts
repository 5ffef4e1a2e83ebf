import { Field, ID, ObjectType } from 'type-graphql'
import { TeamRoleEnum } from './enums'
import { DateScalar } from './scalars'
import type { TeamRole } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'Somebody who works for the provider.' })
export class TeamMember {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string

  @Field(() => String, { description: 'E-mail address.' })
  email!: string

  @Field(() => String, { description: 'First name.' })
  firstName!: string

  @Field(() => String, { description: 'Last name; empty when only one name is known.' })
  lastName!: string

  @Field(() => TeamRoleEnum, { description: 'Role within the provider.' })
  role!: TeamRole

  @Field(() => [String], { description: 'What the member can do, in words.' })
  skills!: string[]

  @Field(() => Boolean, { description: 'Whether the member works here now.' })
  isActive!: boolean

  @Field(() => DateScalar, { description: 'First day of work.' })
  hiredDate!: string

  @Field(() => DateScalar, { nullable: true, description: 'Last day of work; null while employed.' })
  terminatedDate!: string | null
}
