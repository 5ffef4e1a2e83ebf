/** Colours of series that stand beside each other, from assets/css/main.css; they begin anew after the sixth. */
const palette = ['--series-now', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'] as const

/** The colour of the series at a place, counted from 0. */
export const seriesColor = (index: number): string => palette[index % palette.length] ?? palette[0]
