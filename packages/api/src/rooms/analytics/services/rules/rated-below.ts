import { wilson } from '../../../../core/statistics'
import type { ServiceRule } from './rule'
import { counted, percent, plain, total } from './wording'

/** With fewer reviews even the widest gap may be chance. */
const FEWEST_REVIEWS = 10

/** Customers are less content with a service than with the others, beyond chance. */
export const ratedBelow: ServiceRule = {
  name: 'RATED_BELOW',
  find({ id, name, figures: { reviewCount, satisfied, averageRating } }, others) {
    const count = total(others, other => other.figures.reviewCount)
    const content = total(others, other => other.figures.satisfied)
    const own = wilson(satisfied, reviewCount)
    const house = wilson(content, count)
    if (averageRating === null || own === null || house === null || Math.min(reviewCount, count) < FEWEST_REVIEWS) return null
    const rating = total(others, other => (other.figures.averageRating ?? 0) * other.figures.reviewCount) / count
    if (own.high >= house.low || averageRating >= rating) return null
    return {
      serviceId: id,
      title: `Read what is said of ${name}`,
      description: `${percent(satisfied / reviewCount)} of the reviews of ${name} have four or five stars, against ${percent(content / count)} of those of the other services (${plain(averageRating)} and ${plain(rating)} stars on average).`,
      evidence: [
        { label: `Four or five stars for ${name}`, value: `${plain(satisfied)} of ${counted(reviewCount, 'review')}` },
        { label: '95 % interval', value: `${percent(own.low)} – ${percent(own.high)}` },
        { label: 'Other services', value: `${plain(content)} of ${counted(count, 'review')}` },
      ],
      weight: reviewCount - satisfied,
    }
  },
}
