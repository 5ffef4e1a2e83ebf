/** Words about customers that more than one place says. */
import { unknown } from './format'

/** "1 customer", "1,234 customers". */
export const countWords = (count: number): string => (count === 1 ? '1 customer' : `${count.toLocaleString('en-US')} customers`)

/** "1 day", "30 days", rounded; at least one. */
export const daysWords = (days: number): string => {
  const whole = Math.max(1, Math.round(days))
  return whole === 1 ? '1 day' : `${whole.toLocaleString('en-US')} days`
}

/** How a probability of leaving looks; the thresholds are those of the predictive segments. */
export const riskLook = (risk: number | null | undefined): 'good' | 'careful' | 'bad' | 'none' =>
  risk === null || risk === undefined ? 'none' : risk > 0.7 ? 'bad' : risk > 0.4 ? 'careful' : 'good'

/** The colour of what looks so, as a class. */
export const lookClasses = { good: 'text-(--good)', careful: 'text-(--careful)', bad: 'text-(--bad)', none: 'text-muted' } as const

/** What a consent means, and its sign; unknown is not agreed. */
export const consentLook = (way: string, consent: boolean | null | undefined): { text: string; icon: string } =>
  consent === true
    ? { text: `Agreed to ${way}`, icon: 'i-lucide-check' }
    : consent === false
      ? { text: `Refused ${way}`, icon: 'i-lucide-ban' }
      : { text: `Not asked about ${way}`, icon: 'i-lucide-circle-help' }

/** A probability in whole percent; never certain, as no prediction is. A dash when it is unknown. */
export const probabilityText = (probability: number | null | undefined): string => {
  if (probability === null || probability === undefined) return unknown
  if (probability < 0.005) return '< 1 %'
  return probability >= 0.995 ? '> 99 %' : `${Math.round(probability * 100)} %`
}
