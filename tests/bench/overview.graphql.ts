/** What the overview page asks for. */
export const overviewQuery = /* GraphQL */ `
  fragment Metric on MetricData {
    name
    value
    previousValue
    change
    changePercent
    trend
    target
    unit
    sparkline
  }
  query {
    overview(period: MONTH) {
      period {
        start
        end
      }
      comparedWith {
        start
        end
      }
      metrics {
        revenue {
          ...Metric
        }
        bookings {
          ...Metric
        }
        customers {
          ...Metric
        }
        rating {
          ...Metric
        }
      }
      upcomingBookings(first: 5) {
        id
        status
        startsAt
        price {
          amount
          currency
        }
        customer {
          id
          name
        }
        service {
          id
          name
        }
      }
      recentActivity(first: 10) {
        id
        type
        summary
        at
      }
      alerts {
        id
        severity
        title
      }
      insights {
        id
        title
      }
      version
    }
  }
`
