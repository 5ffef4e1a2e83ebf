/** What a team writes down about customers and their animals. */
export const customerTags = ['Nervous', 'Senior', 'Puppy', 'Allergies', 'Prefers mornings', 'Two pets', 'Muzzle', 'Neighbour'] as const

export const customerNotes = [
  'Does not like the dryer: towel first, then cool air.',
  'Always asks for the same person; tell them early when she is away.',
  'Allergic to oatmeal shampoo, use the hypoallergenic one.',
  'Owner works shifts: text, do not call before noon.',
  'Gets along with everybody, a good first dog for trainees.',
  'Pulls on the leash near cyclists.',
  'Paid for the neighbour’s dog once; both come on the same day when possible.',
  'Hip trouble: no jumping, lift into the tub.',
] as const
