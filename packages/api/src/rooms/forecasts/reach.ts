/** Farther ahead nothing is asked for: a year, the 29th of February included. */
export const FARTHEST_DAYS = 366

/** What moved revenue is told of four weeks against the four before: each has every weekday as often. */
export const FACTOR_DAYS = 28
