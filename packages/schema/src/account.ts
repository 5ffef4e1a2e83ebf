import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: 'A browser in which the viewer is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Id of the session.' })
  id!: string

  @Field(() => String, { description: 'Kind of browser, such as "Firefox on Windows".' })
  browser!: string

  @Field(() => String, { nullable: true, description: 'Address that it was opened from; null when unknown.' })
  ip!: string | null

  @Field(() => String, { description: 'The provider whose dashboard it shows.' })
  providerName!: string

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent!: boolean

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it was used last, to within minutes.' })
  lastSeenAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it ends unless it is used before.' })
  expiresAt!: Date
}

@ObjectType({ simpleResolvers: true, description: 'Whether the viewer signs in with two factors.' })
export class TwoFactor {
  @Field(() => Boolean, { description: 'Whether signing in takes a code besides the password.' })
  isEnabled!: boolean

  @Field(() => Int, { description: 'Recovery codes that were not used yet.' })
  recoveryCodesLeft!: number
}

@ObjectType({ simpleResolvers: true, description: "What an authenticator app takes the viewer's secret from; shown once." })
export class TwoFactorSetup {
  @Field(() => String, { description: 'The secret in base 32, to type in by hand.' })
  secret!: string

  @Field(() => String, { description: 'The same as an otpauth:// address.' })
  uri!: string

  @Field(() => String, { description: 'The same as a QR code: an image as a data: address.' })
  qrCode!: string
}

@ObjectType({ simpleResolvers: true, description: 'What an invitation is to, for whoever holds its link.' })
export class Invitation {
  @Field(() => String, { description: 'Name of the business.' })
  providerName!: string

  @Field(() => String, { description: 'First name of who is invited.' })
  firstName!: string

  @Field(() => String, { description: 'E-mail address that it was sent to.' })
  email!: string

  @Field(() => Boolean, { description: 'Whether the address has an account: its password joins, else a new one is chosen.' })
  hasAccount!: boolean
}
