/** A compiled mini-program as it lies on disk: app.json, pages, subpackages and the graph of its components. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Subpackage {
  root: string
  pages: string[]
}

export interface AppJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  window?: Record<string, unknown>
  tabBar?: { custom?: boolean; list: { pagePath: string; text?: string; iconPath?: string }[] }
  permission?: Record<string, { desc?: string } | undefined>
  requiredPrivateInfos?: string[]
  usingComponents?: Record<string, string>
  darkmode?: boolean
  themeLocation?: string
}

export type Theme = 'light' | 'dark'

export interface ComponentJson {
  component?: boolean
  styleIsolation?: string
  usingComponents?: Record<string, string>
  [setting: string]: unknown
}

export interface ComponentFiles {
  json: ComponentJson
  /** Tag name → path of the component it stands for. */
  using: Record<string, string>
}

export interface Program {
  dist: string
  app: AppJson
  subpackages: Subpackage[]
  /** Every page path, main package first. */
  pages: string[]
  tabs: string[]
  /** The path of the app's own tab bar, where it has one. */
  tabBar: string | undefined
  /** Pages, components and the tab bar, each with what it uses. */
  components: Record<string, ComponentFiles>
  /** Variables of theme.json, which settings name as `@variable`. */
  themes: Record<Theme, Record<string, string>>
  /** What could not be read: plugin components, broken JSON. */
  problems: string[]
}

const TAB_BAR = 'custom-tab-bar/index'

/** Every file below a folder, as posix paths relative to it. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

/** The root of the subpackage a file belongs to; empty for the main package. */
export function packageOf(subpackages: Subpackage[], file: string): string {
  return subpackages.find((sub) => file.startsWith(`${sub.root.replace(/\/$/, '')}/`))?.root ?? ''
}

/** A path written in a file, resolved as WeChat does: absolute from the package root, else beside the file. */
export function resolveFrom(file: string, reference: string): string {
  const joined = reference.startsWith('/') ? reference : path.posix.join(path.posix.dirname(file), reference)
  return path.posix.normalize(joined).replace(/^\//, '')
}

/** A setting that may name a variable of the theme. */
export function themed(program: Program, theme: Theme, setting: unknown): string {
  const text = String(setting ?? '')
  return text.startsWith('@') ? (program.themes[theme][text.slice(1)] ?? '') : text
}

export function readProgram(dist: string): Program {
  const problems: string[] = []
  const json = <T>(name: string, missing: T): T => {
    const file = path.join(dist, `${name}.json`)
    if (!existsSync(file)) return missing
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as T
    } catch (error) {
      problems.push(`${name}.json: ${(error as Error).message}`)
      return missing
    }
  }
  const app = json<AppJson>('app', { pages: [] })
  const subpackages = app.subPackages ?? app.subpackages ?? []
  const pages = [
    ...app.pages,
    ...subpackages.flatMap((sub) => sub.pages.map((page) => path.posix.join(sub.root, page))),
  ]
  const components: Record<string, ComponentFiles> = {}
  const visit = (name: string): void => {
    if (components[name]) return
    const own = json<ComponentJson>(name, {})
    const using: Record<string, string> = {}
    components[name] = { json: own, using }
    for (const [tag, reference] of Object.entries({ ...app.usingComponents, ...own.usingComponents })) {
      if (/^(dynamicLib|plugin(-private)?):/.test(reference)) {
        problems.push(`${name}: plugin component ${reference} is not simulated`)
        continue
      }
      const target = resolveFrom(name, reference)
      using[tag] = target
      visit(target)
    }
  }
  pages.forEach(visit)
  const tabBar = app.tabBar?.custom ? TAB_BAR : undefined
  if (tabBar) visit(tabBar)
  const tabs = (app.tabBar?.list ?? []).map((tab) => tab.pagePath.replace(/^\//, ''))
  const none: Program['themes'] = { light: {}, dark: {} }
  const themes = app.darkmode ? json((app.themeLocation ?? 'theme.json').replace(/\.json$/, ''), none) : none
  return { themes, dist, app, subpackages, pages, tabs, tabBar, components, problems }
}
