/** Asks for messages of these templates; only while a tap is being answered. Resolves with those that were allowed. */
export type Subscribe = (templateIds: readonly string[]) => Promise<readonly string[]>
