import { ArgsType, Field, InputType, ObjectType } from 'type-graphql'
import { ComparisonEnum, PeriodEnum } from './enums'
import { DateScalar } from './scalars'
import type { Comparison, Period } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A span of calendar dates, both ends included.' })
export class DateRange {
  @Field(() => DateScalar, { description: 'First day.' })
  start!: string

  @Field(() => DateScalar, { description: 'Last day.' })
  end!: string
}

@InputType({ description: 'A span of calendar dates, both ends included.' })
export class DateRangeInput {
  @Field(() => DateScalar, { description: 'First day.' })
  start!: string

  @Field(() => DateScalar, { description: 'Last day; not before the first.' })
  end!: string
}

@ArgsType()
export class FrameArgs {
  @Field(() => PeriodEnum, { defaultValue: 'MONTH', description: 'The running period to look at.' })
  period!: Period

  @Field(() => DateRangeInput, { nullable: true, description: 'A span of its own, instead of `period`; days to come are left out of it.' })
  range?: DateRangeInput | null

  @Field(() => ComparisonEnum, { defaultValue: 'PREVIOUS', description: 'What to compare it with; always as many days, elapsed as far.' })
  compareWith!: Comparison

  @Field(() => Boolean, { defaultValue: true, description: 'Whether a year ago keeps the weekdays (364 days back) rather than the dates.' })
  alignWeekdays!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the day that is not over is left out.' })
  completeOnly!: boolean
}
