import { auditActions } from '@dashboard/schema/vocabulary'
import { expect, it } from 'vitest'
import { auditGroups } from './audit-groups'

it('every action is in one group', () => {
  expect(auditGroups.flatMap(({ actions }) => actions).sort()).toEqual([...auditActions].sort())
})
