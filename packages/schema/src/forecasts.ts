import { Field, Float, Int, ObjectType } from 'type-graphql'
import { DateRange } from './period'
import { DateScalar, DateTimeScalar } from './scalars'

@ObjectType({
  simpleResolvers: true,
  description: 'What a day ahead is expected to bring, with the ranges that it should fall into 80 and 95 times out of 100.',
})
export class ForecastPoint {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string

  @Field(() => Float, { description: 'The expected figure, never below 0.' })
  value!: number

  @Field(() => Float, { description: 'Lower end of the 80 % interval.' })
  low80!: number

  @Field(() => Float, { description: 'Upper end of the 80 % interval.' })
  high80!: number

  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval; null where too few errors are known to tell it.' })
  low95!: number | null

  @Field(() => Float, { nullable: true, description: 'Upper end of the 95 % interval; null where too few errors are known to tell it.' })
  high95!: number | null
}

@ObjectType({
  simpleResolvers: true,
  description: 'A part of what moved the figure between the last four weeks and the four before; the parts add up to the whole change.',
})
export class ForecastFactor {
  @Field(() => String, { description: 'CUSTOMERS, FREQUENCY, PRICE, MIX or REFUNDS.' })
  name!: string

  @Field(() => String, { description: 'Its name for people.' })
  title!: string

  @Field(() => Float, { description: "Its part of the change, in the provider's currency." })
  change!: number

  @Field(() => String, { description: 'What it says, with its figures.' })
  description!: string
}

@ObjectType({
  simpleResolvers: true,
  description: 'How good the model was on days that it had not seen: back-tested, never assumed. Null where there are too few days.',
})
export class ForecastAccuracy {
  @Field(() => Float, { nullable: true, description: 'Symmetric mean absolute percentage error, 0–200.' })
  smape!: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean absolute scaled error: as a multiple of how far a day was off from the one a season before, in the days learned from. Below 1 is nearer than that; what is forecast weeks ahead may be farther off and still be the best.',
  })
  mase!: number | null

  @Field(() => Float, { nullable: true, description: 'Share of days that fell into the 80 % interval, 0–1.' })
  coverage80!: number | null

  @Field(() => Float, { nullable: true, description: 'Share of days that fell into the 95 % interval, 0–1.' })
  coverage95!: number | null

  @Field(() => Int, { description: 'How many times the past was forecast.' })
  folds!: number
}

@ObjectType({ simpleResolvers: true, description: 'What revenue to expect: earned less refunded, by day.' })
export class RevenueForecast {
  @Field(() => [ForecastPoint], { description: 'Day by day from today; none without any history.' })
  predictions!: ForecastPoint[]

  @Field(() => [ForecastFactor], { description: 'What moved revenue lately.' })
  factors!: ForecastFactor[]

  @Field(() => ForecastAccuracy, { description: 'How good the model was on held-out days.' })
  accuracy!: ForecastAccuracy

  @Field(() => String, {
    description: 'Which model, as a stable word such as MSTL, THETA, ETS, SEASONAL_NAIVE, WEEKDAY_PROFILE or NOT_ENOUGH_HISTORY.',
  })
  model!: string

  @Field(() => String, { description: 'Its name for people.' })
  modelTitle!: string

  @Field(() => String, { nullable: true, description: 'Why this model; null where it was simply the best in the back test.' })
  reason!: string | null

  @Field(() => DateRange, { nullable: true, description: 'The days that it learned from; null without any.' })
  trainedOn!: DateRange | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was fitted; null for what is reckoned on the spot.' })
  fittedAt!: Date | null
}
