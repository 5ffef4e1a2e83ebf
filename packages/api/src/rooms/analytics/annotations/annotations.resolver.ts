import { Allow, Annotation, AnnotationInput, DateRangeInput } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { annotations, deleteAnnotation, saveAnnotation } from './annotations.service'

@Resolver(() => Annotation)
export class AnnotationsResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => [Annotation], { description: 'What was written beside the days of a span, oldest first.' })
  annotations(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days; an annotation that touches them counts.' }) period: DateRangeInput,
  ): Promise<Annotation[]> {
    return annotations(scope, period)
  }

  @Allow('insights.manage', 'business.view')
  @Mutation(() => Annotation, { description: 'Writes something beside days, or changes it.' })
  saveAnnotation(
    @Ctx() scope: Scope,
    @Arg('id', () => ID, { nullable: true, description: 'The annotation to change; a new one when left out.' }) id: string | null = null,
    @Arg('input', () => AnnotationInput, { description: 'What happened, and when.' }) input: AnnotationInput,
  ): Promise<Annotation> {
    return saveAnnotation(scope, id, input)
  }

  @Allow('insights.manage', 'business.view')
  @Mutation(() => Boolean, { description: 'Removes an annotation.' })
  deleteAnnotation(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<boolean> {
    return deleteAnnotation(scope, id)
  }
}
