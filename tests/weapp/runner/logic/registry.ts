/** Definitions by path; a page's script runs when the page is first needed. */
import { type Definition, defineComponent, definePage } from './definition'
import type { Modules } from './modules'
import type { Sandbox } from './sandbox'

export class Registry {
  private readonly definitions = new Map<string, Definition>()

  constructor(
    private readonly modules: Modules,
    private readonly sandbox: Sandbox,
  ) {}

  readonly page = (given: unknown): void => this.add(definePage(given, this.sandbox))
  readonly component = (given: unknown): void => this.add(defineComponent(given, this.sandbox))

  get(path: string): Definition {
    if (!this.definitions.has(path)) this.modules.load(path, path)
    const found = this.definitions.get(path)
    if (!found) throw this.sandbox.error(`${path}.js calls neither Page() nor Component()`)
    return found
  }

  private add(definition: Definition): void {
    if (this.modules.running) this.definitions.set(this.modules.running, definition)
  }
}
