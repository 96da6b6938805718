/** The worker thread with the logic layer. */
import { Worker } from 'node:worker_threads'
import type { Drive, FromHost, FromLogic, Json, LogicSetup } from '../protocol'

export class Thread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, (answer: Json) => void>()
  private asked = 0
  private dead = false

  constructor(
    script: string,
    setup: LogicSetup,
    private readonly receive: (message: FromLogic) => void,
    failed: (text: string) => void,
  ) {
    this.worker = new Worker(script, { eval: true, workerData: setup })
    this.worker.on('message', (text: string) => this.message(JSON.parse(text) as FromLogic))
    this.worker.on('error', (error) => failed(String(error.stack ?? error)))
  }

  send(message: FromHost): void {
    if (!this.dead) this.worker.postMessage(JSON.stringify(message))
  }

  /** Has the phone do something; ends when the logic layer has done it, or is dead. */
  drive(drive: Drive): Promise<Json> {
    if (this.dead) return Promise.resolve(null)
    const ask = ++this.asked
    return new Promise((resolve) => {
      this.waiting.set(ask, resolve)
      this.send({ kind: 'drive', drive, ask })
    })
  }

  /** Ends the thread wherever it is, as the OS ends an app. */
  async kill(): Promise<void> {
    this.dead = true
    await this.worker.terminate()
    for (const resolve of this.waiting.values()) resolve(null)
  }

  private message(message: FromLogic): void {
    if (this.dead) return
    if (message.to === 'test' && 'ask' in message) {
      this.waiting.get(message.ask)?.(message.answer)
      this.waiting.delete(message.ask)
    } else this.receive(message)
  }
}
