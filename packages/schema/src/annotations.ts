import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateScalar, DateTimeScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: 'What somebody wrote beside the days of a chart.' })
export class Annotation {
  @Field(() => ID, { description: 'Id of the annotation.' })
  id!: string

  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string

  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn!: string

  @Field(() => String, { description: 'What happened.' })
  text!: string

  @Field(() => String, { nullable: true, description: 'Who wrote it; null once they are gone.' })
  createdBy!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date
}

@InputType({ description: 'What to write beside the days of a chart.' })
export class AnnotationInput {
  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string

  @Field(() => DateScalar, { nullable: true, description: 'Last day; the first when left out.' })
  endsOn?: string | null

  @Field(() => String, { description: 'What happened; up to 200 characters.' })
  text!: string
}
