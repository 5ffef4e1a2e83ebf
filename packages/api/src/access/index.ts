import { ViewerResolver } from './viewer.resolver'

export const accessResolvers = [ViewerResolver] as const
