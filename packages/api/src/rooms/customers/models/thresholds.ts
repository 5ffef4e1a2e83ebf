/** Above which probability a customer belongs to a predictive segment: those of the product's specification. */
export const HIGH_CHURN_RISK = 0.7
export const HIGH_UPSELL_SCORE = 0.8
