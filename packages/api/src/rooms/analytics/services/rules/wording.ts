/** A number for a sentence, with at most one decimal. */
export const plain = (value: number): string => (Math.round(value * 10) / 10).toLocaleString('en')

/** A share of 0–1 in percent, with at most one decimal. */
export const percent = (share: number): string => `${plain(share * 100)} %`

/** `1 booking`, `2 bookings`. */
export const counted = (count: number, noun: string): string => `${plain(count)} ${noun}${count === 1 ? '' : 's'}`

/** The sum of a figure over services. */
export const total = <T>(list: readonly T[], of: (item: T) => number): number => list.reduce((sum, item) => sum + of(item), 0)
