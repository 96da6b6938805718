/** Vectors of RFC 8785 with their SHA-256, written apart from this code: whoever hashes revisions must agree (SY1). */
import { canonicalHash, canonicalJson } from '@domain/sync/canonical'
import vectors from '../fixtures/canonical-vectors.json'

export function canonicalVectors(where: string): void {
  it.each(vectors)(`SY1 $name, ${where}`, ({ value: text, canonical, sha256 }) => {
    const value: unknown = JSON.parse(text)
    expect(canonicalJson(value)).toBe(canonical)
    expect(canonicalHash(value)).toBe(sha256)
    // whatever way the members came in
    expect(canonicalHash(JSON.parse(canonical))).toBe(sha256)
  })
}
