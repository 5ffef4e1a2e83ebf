/** What is expected of a customer, in words and as a chart. */
import type { CustomerOutlookQuery } from '../gql/graphql'
import { linePlot } from './chart/line'
import type { Plot } from './chart/plot'
import { daysWords, probabilityText } from './customer-words'
import type { DataTable } from './data-table'
import { figureCell } from './data-table'
import type { Format } from './format'

type Outlook = NonNullable<CustomerOutlookQuery['customer']>
export type Prediction = NonNullable<Outlook['predictedBehavior']>
export type Lifetime = NonNullable<Outlook['lifetime']>
type RetentionPoint = Lifetime['retentionCurve'][number]

/** What stands where too little is known to tell. */
export const tooEarly = 'Not enough visits yet'

/** When they come next: what is booked, or the median with the interval that holds four times out of five. */
export const nextVisitWords = (
  { nextBookingAt, nextBookingLow, nextBookingHigh, isNextBooked }: Prediction,
  format: Pick<Format, 'dayAndTime' | 'date'>,
): { title: string; note: string } => {
  if (!nextBookingAt) return { title: tooEarly, note: 'A rhythm shows after a few visits.' }
  if (isNextBooked) return { title: format.dayAndTime(nextBookingAt), note: 'Booked' }
  const note =
    nextBookingLow && nextBookingHigh
      ? `Four times out of five between ${format.date(nextBookingLow)} and ${format.date(nextBookingHigh)}, if they come`
      : 'The median of what is expected, if they come'
  return { title: `About ${format.date(nextBookingAt)}`, note }
}

/** What a churn risk is the risk of. */
export const churnNote = ({ churnRisk, horizonDays }: Prediction): string =>
  churnRisk === null
    ? 'It takes a second visit to tell.'
    : horizonDays === null
      ? 'Probability that they do not come again'
      : `Probability that they do not come within ${daysWords(horizonDays)}`

/** Between which two a churn risk lies, given how little is known; null where that cannot be told. */
export const riskRange = ({
  churnRiskLow,
  churnRiskHigh,
}: Pick<Prediction, 'churnRiskLow' | 'churnRiskHigh'>): { low: number; high: number; text: string } | null => {
  if (churnRiskLow === null || churnRiskHigh === null) return null
  const [low, high] = [probabilityText(churnRiskLow), probabilityText(churnRiskHigh)]
  const text = low === high ? `Known to about a percent: ${low}` : `By what is known so far, between ${low} and ${high}`
  return { low: churnRiskLow, high: churnRiskHigh, text }
}

/** Between which two amounts they will spend, four times out of five; null where that cannot be told. */
export const spendingRange = ({ predictedValueLow, predictedValueHigh }: Lifetime, format: Pick<Format, 'money'>): string | null => {
  if (!predictedValueLow || !predictedValueHigh) return null
  if (Number(predictedValueHigh.amount) <= 0) return 'Nine times out of ten nothing'
  return Number(predictedValueLow.amount) <= 0
    ? `Nine times out of ten at most ${format.money(predictedValueHigh)}`
    : `Four times out of five between ${format.money(predictedValueLow)} and ${format.money(predictedValueHigh)}`
}

const monthWords = (month: number): string => (month === 0 ? 'Now' : month === 1 ? 'In 1 month' : `In ${month} months`)

/** A probability is drawn against all that it can be. */
const percentAxis = { min: 0, max: 100, ticks: [100, 75, 50, 25, 0] }

/** The retention curve as a chart; its steps are months from now. */
export const retentionPlot = (points: readonly RetentionPoint[]): Plot => ({
  ...linePlot(
    {
      steps: points.map(({ month }) => String(month)),
      series: [
        {
          name: 'Still a customer',
          color: '--series-now',
          points: points.map(({ month, probability }) => ({ date: String(month), value: Math.round(probability * 1000) / 10 })),
        },
      ],
      compared: [],
      openStep: null,
    },
    { label: step => monthWords(Number(step)), tick: step => (step === '0' ? 'Now' : `${step} mo`) },
  ),
  axis: percentAxis,
})

/** The same as a table. */
export const retentionTable = (points: readonly RetentionPoint[], format: Pick<Format, 'figure'>): DataTable => ({
  columns: [{ title: 'When' }, { title: 'Still a customer', isFigure: true }],
  rows: points.map(({ month, probability }) => ({
    cells: [{ text: monthWords(month), value: month }, figureCell(probability, format.figure(probability * 100, 'PERCENT'))],
  })),
})
