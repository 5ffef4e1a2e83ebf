/** Whether version `a` came after `b`; versions are decimal numbers of any length. Anything is newer than none. */
export const isNewer = (a: string, b: string | null | undefined): boolean => (b ? BigInt(a) > BigInt(b) : true)
