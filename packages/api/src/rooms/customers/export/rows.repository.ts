import type { CustomerExportField, CustomerSort } from '@dashboard/schema/vocabulary'
import type { TenantDb } from '../../../db/tenant'
import { ORDER } from '../list.repository'
import type { Selection } from '../selection-sql'
import type { ExportRow } from './cells'
import { exportColumns } from './columns'

/** Customers that are held at a time: what is written of them holds up nobody for long. */
const PAGE = 500

/** All of them are wanted, and sorted but once: the plan for it is another than that for a first page. */
const SETTINGS = `select set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '32MB', true)`

/** How many the selection has. */
export const count = async (db: TenantDb, { text, values }: Selection): Promise<number> => {
  const [row] = await db.rows<{ count: number }>('', `select count(*)::int as count ${text}`, values)
  return row?.count ?? 0
}

/** The columns of every customer of the selection, in order, page by page out of the transaction's one snapshot. */
export async function* pages(
  db: TenantDb,
  { text, values }: Selection,
  fields: readonly CustomerExportField[],
  sortBy: CustomerSort,
): AsyncGenerator<ExportRow[], void> {
  const columns = fields.map(field => `${exportColumns[field].sql} as "${field}"`).join(', ')
  await db.rows('', SETTINGS, [])
  await db.rows('', `declare export_rows no scroll cursor for select ${columns} ${text} order by ${ORDER[sortBy]}`, values)
  for (;;) {
    const page = await db.rows<ExportRow>('', `fetch forward ${PAGE} from export_rows`, [])
    if (page.length > 0) yield page
    if (page.length < PAGE) return
  }
}
