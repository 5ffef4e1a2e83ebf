import type { TokenScope } from '@dashboard/schema/vocabulary'

/** What each scope allows, for who makes a token. */
export const scopeWords: Record<TokenScope, string> = {
  'bookings:read': 'Read bookings, services and what happened.',
  'bookings:write': 'Make, change, complete and refund bookings.',
  'customers:read': 'Read customers with their contact data and notes.',
  'customers:write': 'Add and change customers, their notes and tags.',
  'events:write': 'Record what happens in other systems.',
  'insights:read': 'Read insights and alerts.',
  'insights:write': 'Act on insights and set them aside.',
  'marketing:write': 'Run experiments and keep competitors.',
  'metrics:read': 'Read figures, revenue included.',
  'team:read': 'Read the team.',
  'team:write': 'Add, change and remove members of the team.',
}
