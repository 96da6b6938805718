/** A phone has no Tab key: a tap is enough. */
export const press = (_onTap: (() => void) | undefined): Record<string, unknown> => ({})
