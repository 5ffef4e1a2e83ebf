/** Which column of a file means what: by its header, or as the caller says. */
import { importFieldNames, importFields, plainHeader, type ImportField } from './fields'

/** Column numbers, from 0. */
export type ColumnMap = Partial<Record<ImportField, number>>

export type Mapping = { columns: ColumnMap } | { problems: string[] }

/** Says that no column has this meaning although its header looks so. */
const NO_COLUMN = '-'

/** Finds the columns; `wanted` (field → header, or `-` for none) goes before what the headers suggest. */
export function mapColumns(headers: readonly string[], wanted: Readonly<Record<string, string>>): Mapping {
  const problems: string[] = []
  const columns: ColumnMap = {}
  for (const [field, header] of Object.entries(wanted)) {
    if (!isField(field)) problems.push(`There is no field "${field}"; fields are ${importFieldNames.join(', ')}.`)
    else if (header !== NO_COLUMN) place(columns, field, header, headers, problems)
  }
  const taken = new Set(Object.values(columns))
  for (const field of importFieldNames.filter(each => wanted[each] === undefined)) {
    const column = suggested(field, headers, taken)
    if (column !== null) taken.add((columns[field] = column))
  }
  problems.push(...missing(columns, headers))
  return problems.length > 0 ? { problems } : { columns }
}

function isField(name: string): name is ImportField {
  return Object.hasOwn(importFields, name)
}

function place(columns: ColumnMap, field: ImportField, header: string, headers: readonly string[], problems: string[]): void {
  const matches = headers.flatMap((each, index) => (plainHeader(each) === plainHeader(header) ? [index] : []))
  const [column] = matches
  if (column === undefined) problems.push(`The file has no column "${header}"; it has ${quoted(headers)}.`)
  else if (matches.length > 1) problems.push(`The file has the column "${header}" ${matches.length} times; rename all but one.`)
  else columns[field] = column
}

/** The column whose header is the likeliest word for the field; null when none is. */
function suggested(field: ImportField, headers: readonly string[], taken: ReadonlySet<number>): number | null {
  const plain = headers.map(plainHeader)
  for (const word of [field, ...importFields[field]].map(plainHeader)) {
    const column = plain.findIndex((header, index) => header === word && !taken.has(index))
    if (column >= 0) return column
  }
  return null
}

function missing(columns: ColumnMap, headers: readonly string[]): string[] {
  const say = (what: string, field: ImportField) => `No column tells ${what}: say --map ${field}=HEADER with one of ${quoted(headers)}.`
  const knowsCustomer = [columns.customerRef, columns.email, columns.phone, columns.customerName].some(column => column !== undefined)
  return [
    ...(columns.startsAt === undefined ? [say('when a booking was', 'startsAt')] : []),
    ...(knowsCustomer ? [] : [say('who the customer is', 'customerRef')]),
    ...(columns.amount === undefined ? [say('what was paid', 'amount')] : []),
  ]
}

const quoted = (headers: readonly string[]) => headers.map(header => `"${header}"`).join(', ')
