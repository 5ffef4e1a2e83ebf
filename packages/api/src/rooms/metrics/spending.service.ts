import type { Scope } from '../../access/scope'
import { add } from '../../core/money'
import type { DateSpan } from '../../core/period'
import { countedDays } from './counted.service'

/** What each channel cost in a span, exact; channels without any are missing. One statement; the asker guards it with `finance.view`. */
export async function spendByChannel(scope: Scope, span: DateSpan): Promise<ReadonlyMap<string, string>> {
  const amounts = new Map<string, string[]>()
  for (const { value, sum } of await countedDays(scope, ['spend.total'], span)) amounts.set(value, [...(amounts.get(value) ?? []), sum])
  return new Map([...amounts].map(([channel, list]) => [channel, add(...list)]))
}
