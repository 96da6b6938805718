/** Where a value does not fit its schema, said so that its sender understands it (PR6). */

/** What Zod tells of one place. */
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** The dotted field and its sentence: the schema's own, or a plain one where it has none in Chinese. */
export interface Misfit {
  readonly field: string
  readonly message: string
}

export function misfitsOf(error: { readonly issues: readonly Issue[] }): Misfit[] {
  return error.issues.map(({ path, message }) => ({
    field: path.map(String).join('.'),
    message: /\p{Script=Han}/u.test(message) ? message : '这一项的格式不对',
  }))
}
