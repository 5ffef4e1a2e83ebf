import type { ChannelSpend, ChannelSpendInput } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
import { badInput, notFound } from '../../../core/errors'
import { formatAmount } from '../../../core/money'
import { isId } from '../../../core/page'
import { spendDetails, spendProblems } from './spend-details'
import type { SpendRow } from './spend.repository'
import * as repository from './spend.repository'

const missing = () => notFound('The entry')

const shown = (scope: Scope, row: SpendRow): ChannelSpend => {
  const { currency } = scope.provider
  return { ...row, amount: { amount: formatAmount(row.amount, currency), currency } }
}

/** What channels cost besides campaigns, the latest first. */
export const channelSpend = async (scope: Scope): Promise<ChannelSpend[]> =>
  (await scope.read(repository.all)).map(row => shown(scope, row))

/** Writes down what a channel cost, or changes an entry; NOT_FOUND where there is none of that id. */
export const saveChannelSpend = async (scope: Scope, id: string | null, input: ChannelSpendInput): Promise<ChannelSpend> => {
  const details = spendDetails(input)
  const problems = spendProblems(details, scope.provider.currency)
  if (problems.length > 0) throw badInput(problems)
  if (id !== null && !isId(id)) throw missing()
  const saved = await scope.write(async db => {
    if (id === null) return repository.insert(db, details, scope.now())
    return (await repository.update(db, id, details, scope.now())) ? id : null
  })
  const row = saved === null ? null : await scope.read(db => repository.find(db, saved))
  if (row === null) throw missing()
  return shown(scope, row)
}

/** Removes an entry; NOT_FOUND where there is none of that id. */
export const deleteChannelSpend = async (scope: Scope, id: string): Promise<true> => {
  if (!isId(id) || !(await scope.write(db => repository.remove(db, id)))) throw missing()
  return true
}
