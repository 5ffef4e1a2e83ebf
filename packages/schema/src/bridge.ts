import { Field, Int, ObjectType } from 'type-graphql'
import { Money } from './money'
import { DateRange } from './period'

@ObjectType({ simpleResolvers: true, description: 'One step from what was booked to what was earned and kept.' })
export class BridgeStep {
  @Field(() => String, {
    description: 'BOOKED, CANCELLED, NO_SHOW, STILL_OPEN, COMPLETED_OUTSIDE, BOOKED_OUTSIDE, PRICE_CHANGES, COMPLETED, REFUNDED or PAID.',
  })
  name!: string

  @Field(() => String, { description: 'Its name for people.' })
  title!: string

  @Field(() => String, { description: 'What is counted, and by which day.' })
  definition!: string

  @Field(() => Money, { description: 'What it adds, negative for what it takes; for a level (BOOKED, COMPLETED, PAID) the level itself.' })
  amount!: Money

  @Field(() => Int, { description: 'How many bookings.' })
  bookings!: number

  @Field(() => Boolean, { description: 'Whether it is a level that the steps before it add up to.' })
  isLevel!: boolean
}

@ObjectType({
  simpleResolvers: true,
  description: 'How the value booked in a span, the revenue completed in it and the money kept from it fit together, to the cent.',
})
export class RevenueBridge {
  @Field(() => DateRange, { description: 'The days that are counted.' })
  period!: DateRange

  @Field(() => [BridgeStep], { description: 'From booked over completed to paid, in order.' })
  steps!: BridgeStep[]

  @Field(() => Money, { description: 'Agreed price of the bookings made in the span.' })
  booked!: Money

  @Field(() => Money, { description: 'Charged for the bookings completed in it.' })
  completed!: Money

  @Field(() => Money, { description: 'Completed less refunds given in it.' })
  paid!: Money
}
