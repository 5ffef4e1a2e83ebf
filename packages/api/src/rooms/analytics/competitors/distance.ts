/** A place, WGS 84 degrees. */
export interface Place {
  latitude: number
  longitude: number
}

/** Mean radius of the earth, IUGG. */
const EARTH_KM = 6371.0088

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** As the crow flies between two places, in kilometres (haversine). */
export const distanceKm = (from: Place, to: Place): number => {
  const [north, south] = [radians(from.latitude), radians(to.latitude)]
  const half = (angle: number): number => Math.sin(angle / 2) ** 2
  const chord = half(south - north) + Math.cos(north) * Math.cos(south) * half(radians(to.longitude - from.longitude))
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}
