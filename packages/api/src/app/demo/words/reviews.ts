/** What people write, by topic and by whether they liked it: the truth that sentiment and topic models are measured by. */
export const reviewTopics = ['quality', 'staff', 'punctuality', 'price', 'cleanliness', 'communication', 'comfort'] as const
export type ReviewTopic = (typeof reviewTopics)[number]
export type Polarity = 'good' | 'bad'
type Phrases = Record<Polarity, readonly string[]>

export const sharedPhrases: Record<Exclude<ReviewTopic, 'quality'>, Phrases> = {
  staff: {
    good: [
      '{member} is wonderful with {pet}.',
      'The team is friendly and clearly loves animals.',
      '{member} was so patient with our nervous {pet}.',
      'Such kind people, we felt welcome from the first minute.',
      '{member} remembered everything about {pet}.',
      'Very professional and warm.',
    ],
    bad: [
      'The person at the desk was rude to us.',
      '{member} seemed stressed and was short with {pet}.',
      'Nobody greeted us and the staff looked annoyed.',
      'I felt brushed off when I asked a question.',
      'Unfriendly this time, which disappointed me.',
    ],
  },
  punctuality: {
    good: [
      'Right on time, as always.',
      'No waiting at all.',
      'Ready exactly when they said.',
      'Started on the minute, which helps before work.',
    ],
    bad: [
      'We waited far too long past our time.',
      'They started late again and nobody apologised.',
      'Running behind schedule the whole morning.',
      'Late by more than twenty minutes, very frustrating.',
      'I had to rearrange my day because they were so late.',
    ],
  },
  price: {
    good: [
      'Great value for the money.',
      'Fair price for such careful work.',
      'Worth every cent.',
      'Not the cheapest, but honestly worth it.',
    ],
    bad: [
      'The new prices are too high.',
      'Expensive for what you get now.',
      'I was not told that it would cost more.',
      'Prices went up and the service did not.',
      'Overpriced, sadly.',
    ],
  },
  cleanliness: {
    good: ['Everything is spotless.', 'The place is clean and smells fresh.', 'Very tidy and hygienic.'],
    bad: ['The floor was dirty when we came.', 'It smelled bad in there.', 'The waiting area was a mess.'],
  },
  communication: {
    good: [
      'They sent photos and kept us informed.',
      'Clear messages and easy booking.',
      'They called before doing anything extra, which I appreciate.',
      'Quick answers to all my questions.',
    ],
    bad: [
      'Nobody answered the phone.',
      'My message was ignored for two days.',
      'They lost my booking and did not tell me.',
      'Confusing reminders with the wrong time.',
    ],
  },
  comfort: {
    good: [
      '{pet} was happy and relaxed afterwards.',
      '{pet} pulls me to the door now, that says it all.',
      '{pet} loves it here.',
      'You can see that {pet} feels safe with them.',
    ],
    bad: ['{pet} came home scared and hid for hours.', '{pet} was trembling when I came back.', '{pet} seemed unhappy and exhausted.'],
  },
}

/** What was done well or badly, in the words of each trade. */
export const qualityPhrases: Record<string, Phrases> = {
  groomer: {
    good: [
      '{pet} looks fantastic.',
      'The cut is perfect and the coat is so soft.',
      'Best {service} we ever had.',
      'Beautiful work, even around the ears.',
      '{pet} has never looked better.',
      'The nails are neat and nothing bled.',
    ],
    bad: [
      'The cut was uneven and full of missed spots.',
      '{pet} came home with a small nick on the ear.',
      'The {service} looked rushed.',
      'Still tangled behind the ears, poor work.',
      'They cut it far too short although I asked for the opposite.',
    ],
  },
  walker: {
    good: [
      '{pet} comes home tired and happy.',
      'Proper long walks, never cut short.',
      'The {service} is the best part of the day for {pet}.',
      '{pet} listens much better since these walks.',
    ],
    bad: ['The walk was clearly shorter than we paid for.', '{pet} came home muddy and not dried.', 'The {service} felt rushed.'],
  },
  boarding: {
    good: [
      '{pet} had a wonderful stay.',
      'The garden is great and {pet} played all day.',
      'Excellent care during the whole {service}.',
      'We could travel without worry.',
    ],
    bad: [
      '{pet} lost weight during the stay.',
      'Hardly any time outside, disappointing.',
      'The bedding was not changed and {pet} came home dirty.',
    ],
  },
}

export const closings: Record<Polarity, readonly string[]> = {
  good: ['Highly recommended!', 'We will be back.', 'Thank you!', '', '', ''],
  bad: ['Not sure that we will return.', 'I expected better.', 'Please look into this.', '', '', ''],
}

/** Why people cancel, in their own words. */
export const cancelReasons: readonly string[] = [
  'Feeling unwell',
  'Plans changed',
  'Work came up',
  '{pet} is not well',
  'Travelling that day',
  'Found another time',
  'Car trouble',
  'Double booked myself',
]
