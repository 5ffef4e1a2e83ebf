const metric = 'name value previousValue change changePercent trend target unit sparkline'

/** What the overview page asks for. */
export const overviewQuery = `{
  overview(period: MONTH) {
    period { start end }
    comparedWith { start end }
    metrics { revenue { ${metric} } bookings { ${metric} } customers { ${metric} } rating { ${metric} } }
    kpis { ${metric} }
    upcomingBookings(first: 5) { id status startsAt price { amount currency } customer { id name } service { id name } }
    recentActivity(first: 10) { id type summary at }
    alerts { id severity title }
    insights { id title }
    version
  }
}`
