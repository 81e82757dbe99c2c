const known = new Set('apng avif gif jpeg jpg png svg+xml tiff webp'.split(' ').map((name) => `image/${name}`))

/** Is this the media type of a picture that we can read? */
export function isImageType(type: string): boolean {
  return known.has((type.split(';')[0] ?? '').trim().toLowerCase())
}
