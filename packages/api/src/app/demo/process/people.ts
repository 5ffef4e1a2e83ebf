/** Who a customer is: an invented person and pet. */
import { chance, integer, pick } from '../random/distributions'
import type { Random } from '../random/stream'
import { peopleWords } from '../words/people'
import { breeds, petNames } from '../words/pets'
import type { ProviderTruth } from '../truth/model'

export interface Person {
  name: string
  email: string
  phone: string
}

/** Which messages of campaigns somebody agreed to. */
export interface Consents {
  emailConsent: boolean
  smsConsent: boolean
}

export interface DemoPet {
  name: string
  species: 'dog' | 'cat'
  breed: string
}

/** The person behind the customer of that number; the number keeps e-mail addresses apart. */
export function drawPerson(random: Random, truth: ProviderTruth, number: number): Person {
  const words = peopleWords[truth.locale]
  const [first, last] = [pick(random, words.first), pick(random, words.last)]
  return {
    name: `${first} ${last}`,
    email: `${plain(first)}.${plain(last)}.${number}@example.com`,
    phone: words.phone(() => integer(random, 0, 9)),
  }
}

const AGREES_TO_EMAIL = 0.72
const AGREES_TO_SMS = 0.38

/** What a customer ticked when they joined. */
export function drawConsents(random: Random): Consents {
  return { emailConsent: chance(random, AGREES_TO_EMAIL), smsConsent: chance(random, AGREES_TO_SMS) }
}

/** The customer's pet. */
export function drawPet(random: Random, species: 'dog' | 'cat'): DemoPet {
  return { name: pick(random, petNames), species, breed: pick(random, breeds[species]) }
}

/** Letters that every mail system takes. */
function plain(name: string): string {
  const spelled = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ö', 'oe')
    .replaceAll('ä', 'ae')
    .replaceAll('ü', 'ue')
    .replaceAll('ı', 'i')
  return spelled.normalize('NFD').replace(/[^a-z]/g, '')
}
