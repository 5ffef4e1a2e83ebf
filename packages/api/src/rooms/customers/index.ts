import { CustomersResolver } from './customers.resolver'

export const customersResolvers = [CustomersResolver] as const
