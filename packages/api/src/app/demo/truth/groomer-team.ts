/** The salon's team of eight, with what no table shows: skill and punctuality. */
import type { MemberTruth } from './model'

const dogs = ['full-groom', 'bath-brush', 'de-shed', 'nail-trim', 'teeth', 'overnight']
const everything = [...dogs, 'hand-strip', 'cat-groom']
const early = { from: 480, to: 990 }
const late = { from: 630, to: 1140 }

export const groomerTeam: MemberTruth[] = [
  { ref: 'm-elena', firstName: 'Elena', lastName: 'Marsh', role: 'OWNER', signIn: 'owner@demo.test', hourlyRate: null, commissionRate: null, services: everything, shift: { weekdays: [2, 3, 5, 6], ...early }, skill: 0.25, latenessMinutes: 3, parallel: 2 },
  { ref: 'm-marcus', firstName: 'Marcus', lastName: 'Bell', role: 'MANAGER', signIn: 'manager@demo.test', hourlyRate: '34.00', commissionRate: '5.00', services: everything, shift: { weekdays: [1, 2, 4, 5, 6], ...early }, skill: 0.1, latenessMinutes: 2, parallel: 2 },
  { ref: 'm-priya', firstName: 'Priya', lastName: 'Nair', role: 'STAFF', hourlyRate: '27.50', commissionRate: '8.00', services: everything, shift: { weekdays: [2, 3, 4, 5, 6], ...late }, skill: 0.2, latenessMinutes: 4, parallel: 2 },
  { ref: 'm-sam', firstName: 'Sam', lastName: 'Okafor', role: 'STAFF', signIn: 'staff@demo.test', hourlyRate: '24.00', commissionRate: '8.00', services: dogs, shift: { weekdays: [3, 4, 5, 6, 7], ...early }, skill: 0, latenessMinutes: 6, parallel: 2 },
  { ref: 'm-grace', firstName: 'Grace', lastName: 'Lindqvist', role: 'STAFF', hourlyRate: '25.00', commissionRate: '8.00', services: everything, shift: { weekdays: [1, 2, 3, 5, 6], ...late }, skill: 0.15, latenessMinutes: 3, parallel: 2 },
  { ref: 'm-tomas', firstName: 'Tomás', lastName: 'Rivera', role: 'STAFF', hourlyRate: '22.50', commissionRate: '6.00', services: dogs, shift: { weekdays: [1, 4, 5, 6, 7], ...late }, skill: -0.25, latenessMinutes: 11, parallel: 2 },
  { ref: 'm-hannah', firstName: 'Hannah', lastName: 'Cho', role: 'STAFF', hourlyRate: '23.00', commissionRate: '6.00', services: [...dogs, 'cat-groom'], shift: { weekdays: [1, 2, 4, 6, 7], ...early }, skill: 0.05, latenessMinutes: 5, parallel: 2 },
  { ref: 'm-jules', firstName: 'Jules', lastName: 'Abbott', role: 'CONTRACTOR', signIn: 'contractor@demo.test', hourlyRate: '30.00', commissionRate: '40.00', services: [...dogs, 'hand-strip', 'cat-groom'], shift: { weekdays: [3, 5, 6, 7], ...late }, skill: -0.05, latenessMinutes: 7, parallel: 2 },
]
