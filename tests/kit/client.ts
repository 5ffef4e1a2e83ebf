import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

export interface Answer<T> {
  data?: T | null
  errors?: {
    message: string
    path?: (string | number)[]
    extensions?: { code?: string; fields?: { path: string; message: string }[] } & Record<string, unknown>
  }[]
  extensions?: Record<string, unknown>
}

/** Somebody who talks to the API as an app would: HTTP and WebSocket with one cookie, or as a program does, with a token. */
export class Client {
  cookie = ''
  token = ''

  constructor(readonly url: string) {}

  private get credentials(): Record<string, string> {
    return { ...(this.cookie && { cookie: this.cookie }), ...(this.token && { authorization: `Bearer ${this.token}` }) }
  }

  /** Sends a request as it is and gives the raw response; remembers the cookie that it sets. */
  async send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.credentials, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    for (const set of response.headers.getSetCookie()) this.cookie = set.split(';')[0] ?? ''
    return response
  }

  async ask<T = Record<string, never>>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<T>> {
    return (await (await this.send({ query, variables })).json()) as Answer<T>
  }

  /** The data; throws what the API complained of. */
  async get<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables)
    if (errors || !data) throw new Error(JSON.stringify(errors))
    return data
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.get('mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }', {
      email,
      password,
    })
  }

  /** What a subscription delivers, as it comes; `stop` ends it. */
  subscribe<T>(query: string, variables: Record<string, unknown> = {}): Subscription<T> {
    const { credentials, token, url } = this
    class Socket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { ...credentials, ...(token ? {} : { origin: url }) } })
      }
    }
    const client = createClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: Socket, retryAttempts: 0, lazy: true })
    return new Subscription<T>(client, query, variables)
  }
}

/** A running subscription: everything that came, in order. */
export class Subscription<T> {
  readonly received: T[] = []
  error: unknown = null
  /** What was told beside the newest data. */
  extensions: unknown = null
  ended = false
  readonly #client: ReturnType<typeof createClient>
  readonly #waiting = new Set<() => void>()

  constructor(client: ReturnType<typeof createClient>, query: string, variables: Record<string, unknown>) {
    this.#client = client
    const changed = () => {
      for (const check of [...this.#waiting]) check()
    }
    client.subscribe<T, Record<string, unknown>>(
      { query, variables },
      {
        next: ({ data, errors, extensions }) => {
          this.extensions = extensions
          if (errors) this.error = errors
          if (data) this.received.push(data)
          changed()
        },
        error: error => {
          this.error = error
          this.ended = true
          changed()
        },
        complete: () => {
          this.ended = true
          changed()
        },
      },
    )
  }

  /** Waits until what was received satisfies `holds`; throws after `timeoutMs`. */
  until(holds: (received: T[]) => boolean, timeoutMs = 60_000): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(check)
        reject(new Error(`Waited ${timeoutMs} ms in vain; received ${JSON.stringify(this.received)}, error ${JSON.stringify(this.error)}`))
      }, timeoutMs)
      const check = () => {
        if (!holds(this.received)) return
        clearTimeout(timer)
        this.#waiting.delete(check)
        resolve(this.received)
      }
      this.#waiting.add(check)
      check()
    })
  }

  async stop(): Promise<void> {
    await this.#client.dispose()
  }
}
