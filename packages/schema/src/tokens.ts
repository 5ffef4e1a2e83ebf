import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateTimeScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: 'What lets another system in, in the name of the member who made it.' })
export class ApiToken {
  @Field(() => ID, { description: 'Id of the token.' })
  id!: string

  @Field(() => String, { description: 'What it is for, in the words of who made it.' })
  name!: string

  @Field(() => String, { description: 'First characters of the secret, to tell tokens apart.' })
  prefix!: string

  @Field(() => [String], { description: 'What it may be used for, such as `bookings:read`; never more than who made it may do now.' })
  scopes!: string[]

  @Field(() => String, { description: 'Name of the member who made it, and with whose membership it ends.' })
  createdBy!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was used last, to within a minute; null when never.' })
  lastUsedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends by itself; null when it does not.' })
  expiresAt!: Date | null

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date
}

@ObjectType({ simpleResolvers: true, description: 'A new token with its secret.' })
export class CreatedApiToken {
  @Field(() => ApiToken, { description: 'The token.' })
  token!: ApiToken

  @Field(() => String, { description: 'What the other system sends as `Authorization: Bearer …`. Shown this once.' })
  secret!: string
}

@ObjectType({ simpleResolvers: true, description: 'Something that a token can be for.' })
export class TokenScopeInfo {
  @Field(() => String, { description: 'Its name, such as `bookings:read`.' })
  name!: string

  @Field(() => String, { description: 'What it allows, in words.' })
  description!: string
}

@InputType({ description: 'A new token.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for; 1–100 characters.' })
  name!: string

  @Field(() => [String], { description: 'What it may be used for; see `tokenScopes`.' })
  scopes!: string[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends by itself, at most two years on; left out: after a year.' })
  expiresAt?: Date | null
}
