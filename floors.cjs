/** The house, lowest floor first; rooms of one floor are neighbours and do not import each other. Read by the dependency rules. */
module.exports = [
  ['core'],
  ['db'],
  ['access'],
  ['events'],
  ['rooms/metrics', 'rooms/bookings'],
  ['rooms/customers'],
  ['rooms/team'],
  ['rooms/goals'],
  ['rooms/marketing'],
  ['rooms/forecasts'],
  ['rooms/analytics', 'rooms/insights'],
  ['rooms/platform', 'rooms/privacy'],
  ['rooms/overview'],
  ['rooms/realtime'],
  ['app'],
]
