import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { Customer } from './customers'
import { Money } from './money'
import { DateRange } from './period'
import { DateScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: 'The customers whose first completed booking was completed in one month.' })
export class Cohort {
  @Field(() => DateScalar, { description: 'First day of the month.' })
  month!: string

  @Field(() => Int, { description: 'How many; 0 where nobody was new.' })
  size!: number

  @Field(() => [Float], {
    description:
      'retained[k]: share with a completed booking k months on, 0–1; retained[0] is 1. Only months that are over, and the running one; none where nobody was new.',
  })
  retained!: number[]

  @Field(() => Boolean, { description: 'Whether the last of these months is still running.' })
  isLastPartial!: boolean
}

@ObjectType({ description: 'A customer who is overdue by their own rhythm.' })
export class AtRiskCustomer {
  @Field(() => Customer, { simple: true, description: 'The customer.' })
  customer!: Customer

  @Field(() => [String], { simple: true, description: 'Why, in words with the figures.' })
  reasons!: string[]

  @Field(() => Int, { simple: true, description: 'Days from the last completed booking until today.' })
  daysSinceLastVisit!: number

  @Field(() => Float, {
    simple: true,
    description: 'Days between the latest visits on average, up to twelve gaps; bookings of one day are one visit.',
  })
  usualGapDays!: number

  @Field(() => Int, { simple: true, description: 'Completed bookings.' })
  visits!: number

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What they brought in the 365 days up to their last visit, refunds deducted.' })
  yearlyValue!: Money | null
}

@ObjectType({ description: 'Who comes back.' })
export class Retention {
  @Field(() => DateScalar, { simple: true, description: 'The last complete day: rates and cohorts are counted up to it.' })
  asOf!: string

  @Field(() => Int, { simple: true, description: 'Length of the windows behind the rates.' })
  windowDays!: number

  @Field(() => DateRange, { simple: true, description: 'The days in which customers had to come again.' })
  window!: DateRange

  @Field(() => DateRange, { simple: true, description: 'The days in which they were here before.' })
  previousWindow!: DateRange

  @Field(() => Int, { simple: true, description: 'Customers with a completed booking in the previous window.' })
  customersBefore!: number

  @Field(() => Int, { simple: true, description: 'Those of them with another in the window.' })
  customersRetained!: number

  @Field(() => Float, { nullable: true, simple: true, description: 'Retained of those before, 0–1; null without any.' })
  retentionRate!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: '1 − retention rate; null without any.' })
  churnRate!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Lower end of the 95 % interval of the retention rate (Wilson).' })
  retentionLow!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Upper end of it.' })
  retentionHigh!: number | null

  @Field(() => String, { simple: true, description: 'How the rates are defined, in words.' })
  definition!: string

  @Field(() => [Cohort], { description: 'The cohorts of 24 months, oldest first; the last is the month of `asOf`.' })
  cohortAnalysis!: Cohort[]

  @Field(() => Int, {
    description:
      'How many customers are overdue: at least three visits, more than 1.5 times their usual gap and three weeks ago, at most a year, and nothing booked.',
  })
  atRiskCount!: number

  @Allow('customers.view')
  @Field(() => [AtRiskCustomer], {
    nullable: true,
    description:
      'The first 50 of them, by what they bring a year and how many of their rounds they have missed; by the rounds alone for who may not see revenue.',
  })
  atRiskCustomers!: AtRiskCustomer[] | null
}
