/** A call that WeChat answers with `fail`: the reason after `name:fail`, and its numbers. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    readonly more: { errno?: number; errCode?: number } = {},
  ) {
    super(reason)
  }
}
