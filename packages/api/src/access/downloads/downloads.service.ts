import type { Permission } from '@dashboard/schema/vocabulary'
import type { House } from '../house'
import { readLink, signLink } from '../links'
import type { Scope } from '../scope'
import { fetched } from './fetched.service'

/** A file that is made, or read, while it is fetched. */
export interface DownloadFile {
  name: string
  contentType: string
  parts: AsyncIterable<string | Buffer>
  /** Its length, where it is known. */
  sizeBytes?: number
  /** Of the row that it belongs to, where it has one: the audit log names it. */
  id?: string
}

/** A kind of file that can be fetched by a link. */
export interface DownloadKind {
  /** What whoever fetches it must be allowed. */
  permissions: readonly Permission[]
  /** Makes the file; null when there is none of these arguments. */
  open(scope: Scope, input: unknown): Promise<DownloadFile | null>
}

const validMs = 15 * 60_000

/** The kinds of files, by name; rooms add theirs when the app is put together. */
export const downloadKinds = (_: House) => new Map<string, DownloadKind>()

/** A link to a file of a kind, for who is signed in to the viewer's provider, for a quarter of an hour. */
export const downloadLink = (scope: Scope, kind: string, input: unknown): { url: string; expiresAt: Date } => {
  const { house, providerId, now } = scope
  const expiresAt = new Date(now().getTime() + validMs)
  const secret = Buffer.from(JSON.stringify([kind, input])).toString('base64url')
  const token = signLink(house.settings.sessionSecret, 'download', { id: String(providerId), secret, expiresAt })
  return { url: `${house.settings.publicUrl}/downloads/${token}`, expiresAt }
}

/** The file of a link; null, without a word why, when it is not for this viewer, over, or was never made by us. */
export const openDownload = async (scope: Scope, token: string): Promise<DownloadFile | null> => {
  const { house, viewer } = scope
  const link = readLink(house.settings.sessionSecret, 'download', token, scope.now())
  if (!link || !viewer || link.id !== String(viewer.provider.id)) return null
  const [name, input] = JSON.parse(Buffer.from(link.secret, 'base64url').toString()) as [string, unknown]
  const kind = house.singleton(downloadKinds).get(name)
  if (!kind?.permissions.every(permission => scope.can(permission))) return null
  const file = await kind.open(scope, input)
  if (file) await fetched(scope, name, file.id)
  return file
}
