/** Package sizes, before WeChat compresses them. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { packageOf, type Subpackage } from '../program/program'
import type { Finding } from './finding'

export interface Sizes {
  main: number
  subpackages: Record<string, number>
  total: number
}

export interface Limits {
  main: number
  subpackage: number
  total: number
}

/** Source maps, licences and project settings stay behind when WeChat uploads. */
export function isShipped(file: string): boolean {
  return !/\.map$|LICENSE\.txt$|^project\.(private\.)?config\.json$/.test(file)
}

export function checkSizes(
  dist: string,
  files: string[],
  subpackages: Subpackage[],
  limits: Limits,
): { sizes: Sizes; findings: Finding[] } {
  const roots = Object.fromEntries(subpackages.map((sub) => [sub.root, 0]))
  const sizes: Sizes = { main: 0, subpackages: roots, total: 0 }
  for (const file of files) {
    const { size } = statSync(path.join(dist, file))
    const root = packageOf(subpackages, file)
    if (root) sizes.subpackages[root] = (sizes.subpackages[root] ?? 0) + size
    else sizes.main += size
    sizes.total += size
  }
  const findings: Finding[] = []
  const limit = (what: string, size: number, most: number) => {
    if (size > most)
      findings.push({ rule: 'size', file: what, message: `${what} is ${size} bytes, over ${most}` })
  }
  limit('main package', sizes.main, limits.main)
  for (const [root, size] of Object.entries(sizes.subpackages))
    limit(`subpackage ${root}`, size, limits.subpackage)
  limit('whole program', sizes.total, limits.total)
  return { sizes, findings }
}
