/** What an owner changes for one member over what the role brings. */
export interface PermissionChoice {
  grant: string[]
  revoke: string[]
}

/** Whether a member may, by the role and what was changed. */
export const isAllowed = (brought: ReadonlySet<string>, { grant, revoke }: PermissionChoice, name: string): boolean =>
  grant.includes(name) || (brought.has(name) && !revoke.includes(name))

/** The changes after one right was switched; what the role brings anyway is no change. */
export const switched = (
  brought: ReadonlySet<string>,
  { grant, revoke }: PermissionChoice,
  name: string,
  on: boolean,
): PermissionChoice => ({
  grant: [...grant.filter(each => each !== name), ...(on && !brought.has(name) ? [name] : [])].sort(),
  revoke: [...revoke.filter(each => each !== name), ...(!on && brought.has(name) ? [name] : [])].sort(),
})
