/** What an input tells of a member, checked and in one spelling. */
import type { Certification, EmergencyContact, UpdateTeamMemberInput, WorkingHours } from '@dashboard/schema'
import type { Permission, TeamRole } from '@dashboard/schema/vocabulary'
import { permissions } from '@dashboard/schema/vocabulary'
import type { PermissionChanges } from '../../access/roles'
import { addDays } from '../../core/calendar'
import type { FieldProblem } from '../../core/errors'
import { badInput } from '../../core/errors'
import { emailProblem, phoneProblem, textProblem } from '../../core/text'
import { commissionProblem, rateProblem } from './pay'
import { inWeekOrder, overlap } from './working-hours'

/** A field that is undefined was left out and stays as it is. */
export interface MemberDetails {
  email?: string
  firstName?: string
  lastName?: string
  role?: TeamRole
  hiredDate?: string
  phone?: string | null
  address?: string | null
  emergencyContact?: EmergencyContact | null
  permissions?: PermissionChanges
  hourlyRate?: string | null
  /** Percent, exact. */
  commissionRate?: string | null
  workSchedule?: WorkingHours[]
  skills?: string[]
  certifications?: Certification[]
}

/** What decides which values are sound. */
export interface Terms {
  currency: string
  /** Today in the provider's zone. */
  today: string
}

type Report = (field: string, message: string | null) => void

const MOST = 50
const EARLIEST_DAY = '1950-01-01'
const YEAR = 366

const wanted = 'cannot be removed; give another or leave it out'

const textOf = (report: Report, field: string, value: string, max: number, lines = false): string => {
  const text = value.trim()
  report(field, textProblem(text, { max, lines }))
  return text
}

/** Null and the empty text both remove. */
const optionalText = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value.trim())

const readEmail = (report: Report, value: string | null): string => {
  const email = value?.trim().toLowerCase() ?? ''
  report('email', value === null ? wanted : emailProblem(email))
  return email
}

const readName = (report: Report, value: string | null): string => {
  if (value === null) report('firstName', wanted)
  return value === null ? '' : textOf(report, 'firstName', value, 100)
}

const readLastName = (report: Report, value: string | null): string => {
  const name = value?.trim() ?? ''
  report('lastName', textProblem(name, { min: 0, max: 100 }))
  return name
}

const readPhone = (report: Report, value: string | null): string | null => {
  const phone = optionalText(value)
  report('phone', phone === null ? null : phoneProblem(phone))
  return phone
}

const readAddress = (report: Report, value: string | null): string | null => {
  const address = optionalText(value)
  return address === null ? null : textOf(report, 'address', address, 500, true)
}

const readContact = (report: Report, value: UpdateTeamMemberInput['emergencyContact']): EmergencyContact | null => {
  if (!value) return null
  const phone = value.phone.trim()
  report('emergencyContact.phone', phoneProblem(phone))
  const relation = optionalText(value.relation ?? null)
  return {
    name: textOf(report, 'emergencyContact.name', value.name, 200),
    phone,
    relation: relation === null ? null : textOf(report, 'emergencyContact.relation', relation, 100),
  }
}

const isPermission = (name: string): name is Permission => (permissions as readonly string[]).includes(name)

const readPermissionList = (report: Report, field: string, names: readonly string[]): Permission[] => {
  names.forEach((name, index) => {
    if (!isPermission(name)) report(`${field}.${index}`, 'is not a permission; choose of team.permissions')
  })
  return [...new Set(names.filter(isPermission))].sort()
}

const readPermissions = (report: Report, value: UpdateTeamMemberInput['permissions']): PermissionChanges => {
  const grant = readPermissionList(report, 'permissions.grant', value?.grant ?? [])
  const revoke = readPermissionList(report, 'permissions.revoke', value?.revoke ?? [])
  const both = grant.filter(permission => revoke.includes(permission))
  if (both.length > 0) report('permissions.revoke', `takes what is granted: ${both.join(', ')}`)
  return { grant, revoke }
}

const readDay = (report: Report, value: string | null, { today }: Terms): string => {
  const latest = addDays(today, YEAR)
  if (value === null) report('hiredDate', wanted)
  else if (value < EARLIEST_DAY || value > latest) report('hiredDate', `must lie between ${EARLIEST_DAY} and ${latest}`)
  return value ?? ''
}

const readHours = (report: Report, value: readonly WorkingHours[] | null): WorkingHours[] => {
  const hours = (value ?? []).map(({ weekday, startTime, endTime }) => ({ weekday, startTime, endTime }))
  if (hours.length > MOST) {
    report('workSchedule', `must be at most ${MOST}`)
    return []
  }
  hours.forEach((each, index) => {
    if (each.weekday < 1 || each.weekday > 7) report(`workSchedule.${index}.weekday`, 'must be 1 (Monday) to 7 (Sunday)')
    else if (hours.slice(0, index).some(other => overlap(other, each))) report(`workSchedule.${index}`, 'overlaps other hours')
  })
  return inWeekOrder(hours)
}

const readSkills = (report: Report, value: readonly string[] | null): string[] => {
  const skills = (value ?? []).slice(0, MOST + 1).map((skill, index) => textOf(report, `skills.${index}`, skill, 60))
  if (skills.length > MOST) report('skills', `must be at most ${MOST}`)
  return [...new Map(skills.map(skill => [skill.toLowerCase(), skill])).values()]
}

const readCertifications = (report: Report, value: UpdateTeamMemberInput['certifications']): Certification[] => {
  const given = (value ?? []).slice(0, MOST + 1)
  if (given.length > MOST) report('certifications', `must be at most ${MOST}`)
  return given.map(({ name, issuedOn = null, expiresOn = null }, index) => {
    if (issuedOn && expiresOn && expiresOn < issuedOn) report(`certifications.${index}.expiresOn`, 'must not be before it was issued')
    return { name: textOf(report, `certifications.${index}.name`, name, 200), issuedOn, expiresOn }
  })
}

/** Reads the input; throws BAD_USER_INPUT that names every bad field. */
export const readDetails = (input: UpdateTeamMemberInput, terms: Terms): MemberDetails => {
  const problems: FieldProblem[] = []
  const report: Report = (field, message) => {
    if (message !== null) problems.push({ path: `input.${field}`, message })
  }
  const told = <V, T>(value: V | undefined, read: (value: V) => T): T | undefined => (value === undefined ? undefined : read(value))
  if (input.role === null) report('role', wanted)
  const details: MemberDetails = {
    email: told(input.email, value => readEmail(report, value)),
    firstName: told(input.firstName, value => readName(report, value)),
    lastName: told(input.lastName, value => readLastName(report, value)),
    role: input.role ?? undefined,
    hiredDate: told(input.hiredDate, value => readDay(report, value, terms)),
    phone: told(input.phone, value => readPhone(report, value)),
    address: told(input.address, value => readAddress(report, value)),
    emergencyContact: told(input.emergencyContact, value => readContact(report, value)),
    permissions: told(input.permissions, value => readPermissions(report, value)),
    hourlyRate: told(input.hourlyRate, value => {
      report('hourlyRate', value === null ? null : rateProblem(value, terms.currency))
      return value
    }),
    commissionRate: told(input.commissionRate, value => {
      report('commissionRate', value === null ? null : commissionProblem(value))
      return value === null ? null : String(value)
    }),
    workSchedule: told(input.workSchedule, value => readHours(report, value)),
    skills: told(input.skills, value => readSkills(report, value)),
    certifications: told(input.certifications, value => readCertifications(report, value)),
  }
  if (problems.length > 0) throw badInput(problems.slice(0, MOST))
  return details
}
