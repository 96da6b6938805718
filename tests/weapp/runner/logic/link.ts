/** Messages out of the logic layer, and the answers to those that ask. */
import type { FromLogic, Json } from '../protocol'

interface Waiting {
  resolve(value: Json): void
  reject(error: Error): void
}

export class Link {
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0

  constructor(private readonly post: (text: string) => void) {}

  readonly send = (message: FromLogic): void => this.post(JSON.stringify(message))

  ask(message: (ask: number) => FromLogic): Promise<Json> {
    const ask = ++this.asked
    return new Promise((resolve, reject) => {
      this.waiting.set(ask, { resolve, reject })
      this.send(message(ask))
    })
  }

  answered(ask: number, value: Json, error: string | null): void {
    const one = this.waiting.get(ask)
    this.waiting.delete(ask)
    if (error === null) one?.resolve(value)
    else one?.reject(new Error(error))
  }
}
