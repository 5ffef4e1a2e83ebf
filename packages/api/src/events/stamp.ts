/** When a register was last written: the event's instant, its id breaking ties. Greatest wins, so that order of arrival does not matter. */
export type Stamp = readonly [ms: number, eventId: string]

/** Whether `a` is later than `b`; anything is later than nothing. */
export const isLater = (a: Stamp, b: Stamp | undefined): boolean => b === undefined || a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])
