import { registerEnumType } from 'type-graphql'

/** Turns a vocabulary list into the object that type-graphql registers; every value has its description. */
export const enumOf = <T extends string>(
  name: string,
  description: string,
  values: readonly T[],
  told: Record<T, string>,
): Record<T, T> => {
  const members = Object.fromEntries(values.map(value => [value, value])) as Record<T, T>
  const valuesConfig = Object.fromEntries(values.map(value => [value, { description: told[value] }])) as Record<T, { description: string }>
  registerEnumType(members, { name, description, valuesConfig })
  return members
}
