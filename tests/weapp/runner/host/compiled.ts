/** A mini-program compiled for the runner; done once, however often the app is reopened. */
import { type Program, readProgram } from '../program/program'
import { compileStyle } from '../program/styles'
import { compileTemplates, slotTemplate, type Templates } from '../program/templates'
import type { PageSpec } from '../protocol'

export class Compiled {
  readonly program: Program
  readonly templates: Templates
  readonly slot = slotTemplate()
  private readonly styles = new Map<string, string>()

  constructor(readonly dist: string) {
    this.program = readProgram(dist)
    this.templates = compileTemplates(dist)
  }

  /** What the compilers complained about. */
  get problems(): string[] {
    return [...this.templates.diagnostics, ...this.program.problems]
  }

  /** Labels of WeChat's own tab bar; none where the app draws its own. */
  get tabLabels(): string[] {
    if (this.program.tabBar) return []
    return (this.program.app.tabBar?.list ?? []).map((tab) => tab.text ?? '')
  }

  css(spec: PageSpec): string {
    return ['app', ...Object.keys(spec.components)].map((name) => this.style(name)).join('\n')
  }

  private style(name: string): string {
    const css = this.styles.get(name) ?? compileStyle(this.dist, `${name}.wxss`)
    this.styles.set(name, css)
    return css
  }
}
