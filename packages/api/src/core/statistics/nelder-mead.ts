/** The value at an index; NaN outside. */
const at = (values: readonly number[], index: number): number => values[index] ?? Number.NaN

export interface Minimum {
  point: number[]
  value: number
}

export interface SearchOptions {
  /** How far to look at first, along each axis. */
  reach: readonly number[]
  mostTries: number
  /** Ends when the best and the worst corner differ by less, relatively. */
  tolerance: number
}

/** Where a function of several numbers is least: the simplex of Nelder and Mead, with the coefficients of Gao and Han (2012) for many axes. */
export function minimize(of: (point: readonly number[]) => number, start: readonly number[], options: SearchOptions): Minimum {
  const axes = start.length
  const expand = 1 + 2 / axes
  const contract = 0.75 - 1 / (2 * axes)
  const shrink = 1 - 1 / axes
  const corner = (point: number[]): Minimum => ({ point, value: of(point) })
  const corners = [
    corner([...start]),
    ...start.map((_, axis) => corner(start.map((value, index) => value + (index === axis ? at(options.reach, axis) : 0)))),
  ]
  const byValue = (a: Minimum, b: Minimum) => a.value - b.value
  let best = corners.sort(byValue)[0] ?? corner([...start])
  for (let tries = axes + 1; tries < options.mostTries;) {
    const worst = corners[axes] ?? best
    const second = corners[axes - 1] ?? best
    if (Math.abs(worst.value - best.value) <= options.tolerance * (Math.abs(best.value) + options.tolerance)) break
    const centre = start.map((_, index) => corners.slice(0, axes).reduce((total, { point }) => total + at(point, index), 0) / axes)
    const towards = (factor: number) => corner(centre.map((value, index) => value + factor * (at(worst.point, index) - value)))
    const found = step(towards, { best, second, worst, expand, contract })
    tries += found.tries
    if (found.corner) corners[axes] = found.corner
    else {
      corners.splice(1, axes, ...corners.slice(1).map(({ point }) => corner(pull(best.point, point, shrink))))
      tries += axes
    }
    best = corners.sort(byValue)[0] ?? best
  }
  return best
}

interface Situation {
  best: Minimum
  second: Minimum
  worst: Minimum
  expand: number
  contract: number
}

const pull = (to: readonly number[], from: readonly number[], factor: number): number[] =>
  from.map((value, index) => at(to, index) + factor * (value - at(to, index)))

/** The corner that replaces the worst; none where all must move to the best. */
const step = (
  towards: (factor: number) => Minimum,
  { best, second, worst, expand, contract }: Situation,
): { corner: Minimum | null; tries: number } => {
  const mirrored = towards(-1)
  if (mirrored.value < best.value) {
    const further = towards(-expand)
    return { corner: further.value < mirrored.value ? further : mirrored, tries: 2 }
  }
  if (mirrored.value < second.value) return { corner: mirrored, tries: 1 }
  const isOutside = mirrored.value < worst.value
  const nearer = towards(isOutside ? -contract : contract)
  return { corner: nearer.value < (isOutside ? mirrored : worst).value ? nearer : null, tries: 2 }
}
