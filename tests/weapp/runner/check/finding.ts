/** What the static gate finds, and the rules it knows. */
export type Rule =
  | 'json'
  | 'missing-file'
  | 'unlisted-page'
  | 'tab-bar'
  | 'wxml'
  | 'syntax'
  | 'code-from-strings'
  | 'unknown-api'
  | 'unknown-global'
  | 'private-api'
  | 'cross-subpackage'
  | 'wxss'
  | 'size'

export interface Finding {
  rule: Rule
  file: string
  message: string
}
