import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from './connection'
import { CommunicationChannelEnum, CommunicationDirectionEnum } from './enums'
import { DateTimeScalar } from './scalars'
import type { CommunicationChannel, CommunicationDirection } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'What somebody of the team wrote down about a customer.' })
export class CustomerNote {
  @Field(() => ID, { description: 'Id of the note.' })
  id!: string

  @Field(() => String, { description: 'The text.' })
  note!: string

  @Field(() => [String], { description: 'Its tags.' })
  tags!: string[]

  @Field(() => String, { nullable: true, description: 'Name of who wrote it; null when they are not in the team any more.' })
  author!: string | null

  @Field(() => Boolean, { description: 'Whether the viewer may change and delete it.' })
  canChange!: boolean

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date
}

export const CustomerNoteConnection = connectionOf('CustomerNote', () => CustomerNote)

@ObjectType({ simpleResolvers: true, description: 'A message to or from a customer.' })
export class Communication {
  @Field(() => ID, { description: 'Id of the message.' })
  id!: string

  @Field(() => CommunicationChannelEnum, { description: 'How it went.' })
  channel!: CommunicationChannel

  @Field(() => CommunicationDirectionEnum, { description: 'Which way it went.' })
  direction!: CommunicationDirection

  @Field(() => String, { nullable: true, description: 'Its subject; null when it has none.' })
  subject!: string | null

  @Field(() => String, { description: 'Its text.' })
  body!: string

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  sentAt!: Date
}

export const CommunicationConnection = connectionOf('Communication', () => Communication)
