import { expect, it } from 'vitest'
import { linePlot } from './line'
import { lineTable } from './line-table'

it('a chart as a table says what is unknown, what is not over, and which days were compared', () => {
  const plot = linePlot(
    {
      steps: ['2026-11-01', '2026-11-02'],
      series: [{ name: 'Revenue', color: '--series-now', points: [{ date: '2026-11-02', value: 4 }] }],
      compared: [{ name: 'Before', color: '--series-before', points: [{ date: '2025-11-02', value: 8 }] }],
      openStep: '2026-11-02',
    },
    { label: date => date, tick: date => date },
  )
  expect(lineTable(plot, value => `€${value}`)).toEqual({
    columns: [{ title: 'Dates' }, { title: 'Revenue', isFigure: true }, { title: 'Compared' }, { title: 'Before', isFigure: true }],
    rows: [
      { to: null, cells: [{ text: '2026-11-01' }, { text: '—', value: null }, { text: '2025-11-02' }, { text: '€8', value: 8 }] },
      { to: null, cells: [{ text: '2026-11-02 (so far)' }, { text: '€4', value: 4 }, { text: '' }, { text: '—', value: null }] },
    ],
  })
})
