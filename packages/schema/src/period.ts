import { Field, InputType, ObjectType } from 'type-graphql'
import { DateScalar } from './scalars'

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
