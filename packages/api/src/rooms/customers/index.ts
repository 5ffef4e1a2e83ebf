import { CustomerAnalyticsResolver } from './analytics.resolver'
import { CustomersResolver } from './customers.resolver'

export { contactOf } from './contact.loader'

export const customersResolvers = [CustomersResolver, CustomerAnalyticsResolver] as const
