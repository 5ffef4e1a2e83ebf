import type { Permission } from '@dashboard/schema/vocabulary'
import { unauthenticated } from '../core/errors'
import { openTenantRead, type Tenant, type TenantDb, withTenantWrite } from '../db/tenant'
import type { House } from './house'
import type { Mark } from './mark'
import { createSnapshot } from './snapshot'
import type { ProviderContext, Viewer } from './viewer'

/** How the answer travels back; sign-in and sign-out speak to it. */
export interface Transport {
  ip: string
  userAgent: string | null
  /** Whether a session can be handed over this way: not on a socket, which sets no cookies. */
  carriesSession: boolean
  /** Whether one answer goes to everybody who may see the same: then nothing is shown that somebody has to answer for having seen. */
  isPush?: boolean
  /** Aborted when whoever asked has gone before the answer; what takes long and only they wait for ends then. */
  gone?: AbortSignal
  /** Hands the browser a session token, or takes it away with null. */
  setSession(token: string | null, expiresAt: Date | null): void
}

/** The only context: who asks, for which provider, at what time, over which snapshot. */
export interface Scope {
  readonly house: House
  readonly viewer: Viewer | null
  readonly transport: Transport
  /** Throws UNAUTHENTICATED when nobody is signed in, like `providerId` and `timeZone`. */
  readonly provider: ProviderContext
  readonly providerId: number
  readonly timeZone: string
  now(): Date
  can(permission: Permission): boolean
  /** The member to whose bookings, customers and figures everything is confined; null for viewers of the whole business. */
  readonly ownOnly: string | null
  /** The one instance that `factory` makes for this request: where loaders live. */
  once<T>(factory: (scope: Scope) => T): T
  /**
   * What the provider's rows went by when the request came; null once something was read or written. Who answers by it needs no snapshot;
   * should one be opened after all and be of another state, the request is torn.
   */
  markOfArrival(): Mark | null
  /** Whether what was answered by the mark and what was read are of two states: nothing of it may be shown or kept. */
  readonly isTorn: boolean
  /** Reads within the request's one snapshot, opened at the first read. */
  read<T>(work: (db: TenantDb) => Promise<T>): Promise<T>
  /** Writes in a transaction of its own; later reads see it. */
  write<T>(work: (db: TenantDb) => Promise<T>): Promise<T>
  /** Forgets the mark, the snapshot and the loaders: what is read next is what is committed now. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/** No member has this id: whoever is confined to their own work and is in no team sees nothing. */
const nobody = '00000000-0000-0000-0000-000000000000'

const noTransport: Transport = { ip: '', userAgent: null, carriesSession: false, setSession: () => undefined }

/** How a delivery travels to all subscribers of one audience. */
export const pushTransport: Transport = { ...noTransport, isPush: true }

/** A scope for one request, or for one delivery of a subscription. */
export const createScope = (house: House, viewer: Viewer | null, transport: Transport = noTransport, mark: Mark | null = null): Scope => {
  const shared = new Map<unknown, unknown>()
  const provider = (): ProviderContext => {
    if (!viewer) throw unauthenticated()
    return viewer.provider
  }
  const ownOnly = (): string | null => (viewer?.permissions.has('business.view') ? null : (viewer?.memberId ?? nobody))
  const tenant = (): Tenant => ({ providerId: provider().id, memberId: ownOnly() })
  const poolOf = () => (ownOnly() === null ? house.pool : house.ownPool)
  const snapshot = createSnapshot(() => openTenantRead(poolOf(), tenant()), mark)
  const scope: Scope = {
    house,
    viewer,
    transport,
    get provider() {
      return provider()
    },
    get providerId() {
      return provider().id
    },
    get timeZone() {
      return provider().timeZone
    },
    now: house.now,
    can: permission => viewer?.permissions.has(permission) ?? false,
    get ownOnly() {
      return ownOnly()
    },
    once<T>(factory: (scope: Scope) => T): T {
      if (!shared.has(factory)) shared.set(factory, factory(scope))
      return shared.get(factory) as T
    },
    markOfArrival: snapshot.markOfArrival,
    get isTorn() {
      return snapshot.isTorn
    },
    read: snapshot.read,
    async write(work) {
      // One connection at a time: requests that hold one while they wait for another would wait for each other.
      await scope.refresh()
      const result = await withTenantWrite(poolOf(), tenant(), work)
      await scope.refresh()
      return result
    },
    async refresh() {
      shared.clear()
      await snapshot.forget()
    },
    close: snapshot.end,
  }
  return scope
}
