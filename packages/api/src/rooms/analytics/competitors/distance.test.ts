import { expect, test } from 'vitest'
import { distanceKm } from './distance'

const place = (latitude: number, longitude: number) => ({ latitude, longitude })

test('a degree of a meridian is 111.195 km', () => {
  expect(distanceKm(place(0, 0), place(1, 0))).toBeCloseTo(111.195, 3)
})

test('half around the earth is as far as anything can be', () => {
  expect(distanceKm(place(0, 0), place(0, 180))).toBeCloseTo(20_015.11, 1)
  expect(distanceKm(place(90, 0), place(-90, 77))).toBeCloseTo(20_015.11, 1)
})

test('the date line is no distance', () => {
  expect(distanceKm(place(10, 179.999), place(10, -179.999))).toBeLessThan(0.25)
})

test('Berlin to Munich', () => {
  expect(distanceKm(place(52.52, 13.405), place(48.1374, 11.5755))).toBeCloseTo(504.4, 0)
})
