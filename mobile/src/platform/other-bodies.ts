/**
 * The mini-program has no Blob and no FormData, and tRPC asks of every input whether it is one. No input ever is:
 * these go in through ProvidePlugin so that it can ask. Browsers keep their own.
 */
export class Blob {}

export class FormData {}
