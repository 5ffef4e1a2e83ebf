import { v5 } from 'uuid'
import { expect, it } from 'vitest'
import { entityId } from './identity'

it('is the standard version 5 UUID of provider, kind and ref', () => {
  expect(entityId(7, 'customer', 'c-1')).toBe(v5('7:customer:c-1', '6f0a4c1e-2b5d-5e8a-9c3d-7f1b0e4a6c52'))
})

it('keeps providers, kinds and refs apart', () => {
  const ids = [entityId(1, 'customer', 'a'), entityId(2, 'customer', 'a'), entityId(1, 'service', 'a'), entityId(1, 'customer', 'b')]
  expect(new Set(ids).size).toBe(4)
  expect(entityId(1, 'customer', 'a')).toBe(ids[0])
})
