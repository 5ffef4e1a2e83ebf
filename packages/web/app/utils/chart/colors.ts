/** Colours of the charts. ApexCharts reckons with them, so they stand here as in assets/css/main.css. */
export const seriesNames = [
  '--series-now',
  '--series-2',
  '--series-3',
  '--series-4',
  '--series-5',
  '--series-6',
  '--series-before',
  '--bad',
] as const
export type SeriesColor = (typeof seriesNames)[number]

export type ChartColors = Record<SeriesColor | 'panel' | 'nothing', string>

export const chartColors: Record<'light' | 'dark', ChartColors> = {
  light: {
    '--series-now': '#27725c',
    '--series-2': '#b7660c',
    '--series-3': '#2563a8',
    '--series-4': '#b0356a',
    '--series-5': '#6d4bb3',
    '--series-6': '#4f7a1c',
    '--series-before': '#a39c95',
    '--bad': '#b4323c',
    panel: '#ffffff',
    nothing: '#f1efed',
  },
  dark: {
    '--series-now': '#56a98d',
    '--series-2': '#e2a04a',
    '--series-3': '#6fa8e8',
    '--series-4': '#e782ab',
    '--series-5': '#a78be8',
    '--series-6': '#9cc45c',
    '--series-before': '#857d76',
    '--bad': '#f58f96',
    panel: '#171513',
    nothing: '#292522',
  },
}

const palette = seriesNames.slice(0, 6)

/** The colour of the series at a place, counted from 0; they begin anew after the sixth. */
export const seriesColor = (index: number): SeriesColor => palette[index % palette.length] ?? '--series-now'

const channels = (hex: string): number[] => [1, 3, 5].map(start => parseInt(hex.slice(start, start + 2), 16))

/** A mix of two colours, `#rrggbb`: `part` of the first, 0–1. */
export const mixed = (first: string, second: string, part: number): string => {
  const [a, b] = [channels(first), channels(second)]
  const mix = a.map((value, index) => Math.round(value * part + (b[index] ?? 0) * (1 - part)))
  return `#${mix.map(value => value.toString(16).padStart(2, '0')).join('')}`
}
