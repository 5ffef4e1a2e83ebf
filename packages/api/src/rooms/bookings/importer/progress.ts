/** One line that says how far an import is. */
export interface ProgressState {
  label: string
  /** 0 … 1. */
  share: number
  rows: number
  elapsedMs: number
}

const BAR_WIDTH = 24

/** For instance `Importing [#####...] 42 %  12,345 rows  3,100 rows/s  0:42 left`. */
export function progressLine({ label, share, rows, elapsedMs }: ProgressState): string {
  const done = Math.min(1, share)
  const bar = '#'.repeat(Math.round(done * BAR_WIDTH)).padEnd(BAR_WIDTH, '.')
  const rate = elapsedMs > 0 ? Math.round((rows / elapsedMs) * 1000) : 0
  const left = done > 0 ? `${clock((elapsedMs * (1 - done)) / done / 1000)} left` : ''
  return `${label} [${bar}] ${String(Math.floor(done * 100)).padStart(3)} %  ${grouped(rows)} rows  ${grouped(rate)} rows/s  ${left}`.trimEnd()
}

/** Seconds as `m:ss`, or `h:mm:ss` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** A whole number with commas between thousands. */
export const grouped = (value: number) => value.toLocaleString('en-US')
