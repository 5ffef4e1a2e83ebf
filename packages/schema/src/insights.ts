import { Field, Float, ID, ObjectType } from 'type-graphql'
import { AlertSeverityEnum, ImpactLevelEnum, InsightTypeEnum } from './enums'
import { DateScalar, DateTimeScalar, JsonScalar } from './scalars'
import type { AlertSeverity, ImpactLevel, InsightType } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A figure on a day.' })
export class SeriesPoint {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string

  @Field(() => Float, { description: 'The figure.' })
  value!: number
}

@ObjectType({ simpleResolvers: true, description: 'Something that needs eyes now, derived from the figures at the moment of asking.' })
export class Alert {
  @Field(() => ID, { description: 'The same for the same cause on the same dates.' })
  id!: string

  @Field(() => AlertSeverityEnum, { description: 'How much it matters.' })
  severity!: AlertSeverity

  @Field(() => String, { description: 'What is the matter.' })
  title!: string

  @Field(() => String, { description: 'The figures behind it, and the threshold that they crossed.' })
  description!: string

  @Field(() => String, { nullable: true, description: 'Name of the metric that it is about.' })
  metric!: string | null

  @Field(() => DateTimeScalar, {
    description: "Since when it holds: the start of the provider's day, by whose complete days it is judged.",
  })
  raisedAt!: Date
}

@ObjectType({ simpleResolvers: true, description: 'Something that the house noticed, with its evidence.' })
export class Insight {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => InsightTypeEnum, { description: 'What kind it is.' })
  type!: InsightType

  @Field(() => String, { description: 'What it is about, such as revenue.' })
  category!: string

  @Field(() => String, { description: 'What was noticed.' })
  title!: string

  @Field(() => String, { description: 'What was noticed, in full.' })
  description!: string

  @Field(() => ImpactLevelEnum, { description: 'How much is at stake.' })
  impact!: ImpactLevel

  @Field(() => [String], { description: 'What one can do about it.' })
  actionItems!: string[]

  @Field(() => JsonScalar, { nullable: true, description: 'The figures behind it.' })
  data!: Record<string, unknown> | null

  @Field(() => [SeriesPoint], { description: 'The course of the figure that it rests on; none when it rests on no series.' })
  evidence!: SeriesPoint[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it holds.' })
  validUntil!: Date | null

  @Field(() => Boolean, { description: 'Whether somebody acted on it.' })
  isActioned!: boolean

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody acted on it.' })
  actionedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody set it aside.' })
  dismissedAt!: Date | null

  @Field(() => DateTimeScalar, { description: 'When it was noticed.' })
  createdAt!: Date
}
