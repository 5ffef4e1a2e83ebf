import type { Spender } from './gamma-gamma'
import type { CustomerPurchases } from './history'

/** What a customer's repeats up to `today` were worth; null without one that was worth anything. The first purchase is left out, as the model was published. */
export const spenderOf = ({ days, revenue }: CustomerPurchases, today: number): Spender | null => {
  const repeats = revenue.slice(1, days.filter(day => day <= today).length)
  const meanValue = repeats.reduce((sum, each) => sum + each, 0) / Math.max(1, repeats.length)
  return meanValue > 0 ? { purchases: repeats.length, meanValue } : null
}
