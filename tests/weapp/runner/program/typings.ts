/** The names of `wx.*` that WeChat documents, read from its own typings (miniprogram-api-typings). */
import { readFileSync } from 'node:fs'
import path from 'node:path'

let names: Set<string> | undefined

export function documentedApis(): Set<string> {
  names ??= readNames()
  return names
}

function readNames(): Set<string> {
  const folder = path.dirname(require.resolve('miniprogram-api-typings/package.json'))
  const text = readFileSync(path.join(folder, 'types/wx/lib.wx.api.d.ts'), 'utf8').replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  )
  const start = text.indexOf('interface Wx {')
  const body = text.slice(start, text.indexOf('\n    }', start))
  const found = [...body.matchAll(/^ {8}(?:readonly )?([A-Za-z_]\w*)\??\s*[<(:]/gm)].map(
    (match) => match[1] ?? '',
  )
  if (found.length < 300) throw new Error(`only ${found.length} wx.* names found in WeChat's typings`)
  return new Set([...found, 'env', 'cloud'])
}
