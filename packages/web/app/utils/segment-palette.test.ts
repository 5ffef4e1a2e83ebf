import { segmentFields } from '@dashboard/schema/vocabulary'
import { expect, it } from 'vitest'
import { paletteOf } from './segment-palette'

it('offers every field once', () => {
  expect(
    paletteOf(true)
      .flatMap(({ fields }) => fields)
      .sort(),
  ).toEqual([...segmentFields].sort())
})

it('asks nobody about money who may not see it', () => {
  const fields = paletteOf(false).flatMap(each => each.fields)
  expect(fields).not.toContain('TOTAL_SPENT')
  expect(fields).not.toContain('MONETARY_SCORE')
  expect(fields).toContain('RECENCY_SCORE')
})
