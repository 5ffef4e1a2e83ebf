import { expect, it } from 'vitest'
import { inOrder, placesOf } from './ranks'
import { figuresOf } from './service-figures'

const service = (id: string, earned: string, completed: number, due = completed) => ({
  id,
  name: id,
  figures: figuresOf(
    name => ({ 'revenue.earned': earned, 'bookings.completed': String(completed), 'bookings.due': String(due) })[name as string] ?? '0',
    'EUR',
  ),
})
const services = [service('a', '9.5', 1), service('b', '10', 1), service('c', '9.50', 4), service('d', '0', 0), service('e', '0', 0, 1)]

it('the most earned comes first; equal ones by what was completed, then due, then by name', () => {
  expect(inOrder(services, true).map(({ id }) => id)).toEqual(['b', 'c', 'a', 'e', 'd'])
  expect(inOrder(services, false).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'e', 'd'])
})

it('only services with bookings have a place', () => {
  expect([...placesOf(services, true)]).toEqual([
    ['b', 1],
    ['c', 2],
    ['a', 3],
    ['e', 4],
  ])
})
