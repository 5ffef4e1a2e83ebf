import { Field, Float, ID, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { Booking } from './bookings'
import { CorrectionKindEnum } from './enums'
import { DateRange } from './period'
import { DateTimeScalar } from './scalars'
import type { CorrectionKind } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A figure of a span as it was known then and is known now.' })
export class CorrectedFigure {
  @Field(() => String, { description: 'Name of the metric.' })
  metric!: string

  @Field(() => Float, { nullable: true, description: 'As it stood at the instant asked for.' })
  then!: number | null

  @Field(() => Float, { nullable: true, description: 'As it stands.' })
  now!: number | null

  @Field(() => Float, { nullable: true, description: 'Now less then.' })
  change!: number | null
}

@ObjectType({ description: 'An event that became known later and moved the figures of the span.' })
export class Correction {
  @Field(() => ID, { simple: true, description: 'Id of the event.' })
  id!: string

  @Field(() => CorrectionKindEnum, { simple: true, description: 'What it was.' })
  kind!: CorrectionKind

  @Field(() => DateTimeScalar, { simple: true, description: 'When it happened.' })
  occurredAt!: Date

  @Field(() => DateTimeScalar, { simple: true, description: 'When it became known.' })
  receivedAt!: Date

  @Allow('bookings.view')
  @Field(() => Booking, { nullable: true, description: 'The booking that it is about; null when it is about none.' })
  booking!: Booking | null
}

@ObjectType({ description: 'What moved the figures of a span since an instant.' })
export class MetricCorrections {
  @Field(() => DateRange, { simple: true, description: 'The days that are counted.' })
  period!: DateRange

  @Field(() => DateTimeScalar, { simple: true, description: 'The instant asked for.' })
  since!: Date

  @Field(() => [CorrectedFigure], { simple: true, description: 'The figures that moved.' })
  figures!: CorrectedFigure[]

  @Field(() => [Correction], { simple: true, description: 'The events behind it, newest first, at most 200.' })
  corrections!: Correction[]
}
