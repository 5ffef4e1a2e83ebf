import type { SegmentCriteriaInput, SegmentReach } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
import { badInput } from '../../../core/errors'
import { isCancelled } from '../../../db/violations'
import { assertMayAsk } from './allowed'
import { readCriteria } from './criteria'
import { around, customersOf } from './figures.service'
import * as repository from './figures.repository'

const SAMPLE_SIZE = 5

/** How large a segment would be; `averageSpent` is shown to those who may know it. */
export interface Estimate {
  customerCount: number
  share: number | null
  averageSpent: string | null
  reach: SegmentReach
  sample: Awaited<ReturnType<typeof customersOf>>
}

const tooLong = () => badInput([{ path: 'criteria', message: 'takes too long to count; ask for less at once' }])

/** How large a segment would be: a handful of statements, however many conditions there are, ended when the asker goes. BAD_USER_INPUT names the part that is wrong. */
export const estimate = async (scope: Scope, input: SegmentCriteriaInput): Promise<Estimate> => {
  const { criteria, problems } = readCriteria(input, 'criteria')
  if (problems.length > 0) throw badInput(problems)
  assertMayAsk(scope, criteria)
  // Who may not know what somebody spends is not told who spends most either.
  const by = scope.can('revenue.view') ? 'spent' : 'bookings'
  const asker = { gone: scope.transport.gone, pool: scope.house.enginePool }
  const found = await scope
    .read(db => repository.sampleOf(db, around(scope), criteria, { size: SAMPLE_SIZE, by, asker }))
    .catch((error: unknown) => {
      throw isCancelled(error) ? tooLong() : error
    })
  const { customers, everybody, averageSpent, byEmail, bySms, byEither } = found
  return {
    customerCount: customers,
    share: everybody === 0 ? null : customers / everybody,
    averageSpent,
    reach: { byEmail, bySms, byEither },
    sample: await customersOf(scope, found.sample),
  }
}
