import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { ExperimentStatusEnum } from './enums'
import { Money } from './money'
import { DateTimeScalar, DecimalScalar } from './scalars'
import { Service } from './services'
import type { ExperimentStatus } from './vocabulary'

@ObjectType({ description: 'One of the ways that an experiment compares, with what came of it.' })
export class ExperimentVariant {
  @Field(() => Int, { simple: true, description: '0 is the control.' })
  position!: number

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => Int, { simple: true, description: 'Its part of the customers, relative to the others.' })
  weight!: number

  @Field(() => Int, { simple: true, description: 'Customers who were shown it.' })
  exposed!: number

  @Field(() => Int, { simple: true, description: 'Those of them with a booking within the days that count, neither cancelled nor missed.' })
  conversions!: number

  @Field(() => Float, { nullable: true, simple: true, description: 'Conversions per exposed customer, 0–1; null without any.' })
  conversionRate!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Lower end of the 95 % interval of the rate (Wilson).' })
  rateLow!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Upper end of the 95 % interval of the rate (Wilson).' })
  rateHigh!: number | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What these bookings were charged, or will be as agreed, less refunds.' })
  revenue!: Money | null

  @Allow('revenue.view')
  @Field(() => Float, { nullable: true, description: 'Revenue per exposed customer; null without any.' })
  revenuePerCustomer!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'How likely it has the best rate, 0–1 (Beta–Binomial, flat prior); null without exposures.',
  })
  probabilityBest!: number | null
}

@ObjectType({ description: 'A variant against the control.' })
export class ExperimentComparison {
  @Field(() => Int, { simple: true, description: 'The variant.' })
  position!: number

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Relative change of the conversion rate, such as 0.12; null where the control has none.',
  })
  lift!: number | null

  @Field(() => Float, { simple: true, description: 'Difference of the conversion rates.' })
  difference!: number

  @Field(() => Float, { simple: true, description: 'Lower end of its 95 % interval.' })
  low!: number

  @Field(() => Float, { simple: true, description: 'Upper end of its 95 % interval.' })
  high!: number

  @Field(() => Float, {
    simple: true,
    description: 'Two-sided p-value of the z-test, right only when looked at once, at the planned size.',
  })
  pValue!: number

  @Field(() => Float, { simple: true, description: 'p-value that stays right however often one looks (mSPRT).' })
  alwaysValidPValue!: number

  @Allow('revenue.view')
  @Field(() => Float, { nullable: true, description: 'Difference of revenue per customer.' })
  revenueDifference!: number | null

  @Allow('revenue.view')
  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval (Welch).' })
  revenueLow!: number | null

  @Allow('revenue.view')
  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval (Welch).' })
  revenueHigh!: number | null

  @Field(() => Float, { simple: true, description: 'How likely its rate is better than that of the control, 0–1.' })
  probabilityBetter!: number
}

@ObjectType({ simpleResolvers: true, description: 'What can be said of an experiment now.' })
export class ExperimentResult {
  @Field(() => [ExperimentComparison], {
    description: 'Each variant that anybody was shown against the control; none while nobody was shown the control.',
  })
  comparisons!: ExperimentComparison[]

  @Field(() => Int, {
    description: 'Customers that each variant needs to show the least effect that matters (80 % power, 5 % error over all comparisons).',
  })
  neededPerVariant!: number

  @Field(() => Boolean, { description: 'Whether a variant has fewer than that, and the always-valid test does not decide either.' })
  isTooEarly!: boolean

  @Field(() => Int, { nullable: true, description: 'Position of the variant that is better beyond doubt; null while there is none.' })
  winner!: number | null

  @Field(() => String, { description: 'What to do, in words; warns of deciding too early.' })
  advice!: string
}

@ObjectType({ description: 'An A/B test.' })
export class Experiment {
  @Field(() => ID, { simple: true, description: 'Id of the experiment.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => String, { nullable: true, simple: true, description: 'What it should show.' })
  hypothesis!: string | null

  @Field(() => ExperimentStatusEnum, { simple: true, description: 'Where it stands now.' })
  status!: ExperimentStatus

  @Field(() => Service, { nullable: true, description: 'Only bookings of this service count; null for all.' })
  service!: Service | null

  @Field(() => DateTimeScalar, { simple: true, description: 'From when customers are shown a variant.' })
  startsAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, simple: true, description: 'Until when; null while no end is set.' })
  endsAt!: Date | null

  @Field(() => Int, { simple: true, description: 'A booking counts when it is made within so many days of the first exposure.' })
  conversionDays!: number

  @Field(() => Float, { simple: true, description: 'The least difference of the conversion rates that matters, as a share of 1.' })
  minimumEffect!: number

  @Field(() => [ExperimentVariant], { simple: true, description: 'The control first.' })
  variants!: ExperimentVariant[]

  @Field(() => ExperimentResult, { nullable: true, simple: true, description: 'What can be said now; null before anybody was exposed.' })
  result!: ExperimentResult | null
}

@ObjectType({ simpleResolvers: true, description: 'Which variant a customer is in.' })
export class ExperimentAssignment {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string

  @Field(() => Int, { description: 'The variant.' })
  position!: number

  @Field(() => String, { description: 'Its name.' })
  variant!: string
}

@InputType({ description: 'One of the ways to compare.' })
export class ExperimentVariantInput {
  @Field(() => String, { description: 'Up to 100 characters, each once.' })
  name!: string

  @Field(() => Int, { nullable: true, description: '1–100, relative to the others; 1 when left out.' })
  weight?: number | null
}

@InputType({ description: 'A new A/B test.' })
export class ExperimentInput {
  @Field(() => String, { description: 'Up to 200 characters, each once.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it should show; up to 2,000 characters.' })
  hypothesis?: string | null

  @Field(() => ID, { nullable: true, description: 'Only bookings of this service count; all when left out.' })
  serviceId?: string | null

  @Field(() => [ExperimentVariantInput], { description: 'Two to ten; the first is the control.' })
  variants!: ExperimentVariantInput[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when; now when left out.' })
  startsAt?: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; open when left out.' })
  endsAt?: Date | null

  @Field(() => Int, { nullable: true, description: '1–365; 30 when left out.' })
  conversionDays?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: 'More than 0 and less than 1; 0.05 when left out.' })
  minimumEffect?: string | null
}
