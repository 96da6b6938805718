/** app.json against the files: every page and component is there, and nothing that looks like a page is forgotten. */
import type { Program } from '../program/program'
import type { Finding } from './finding'

const NEEDED = ['.js', '.wxml']

export function checkPages(program: Program, files: string[]): Finding[] {
  const present = new Set(files)
  const findings: Finding[] = []
  for (const name of Object.keys(program.components))
    for (const extension of NEEDED)
      if (!present.has(name + extension))
        findings.push({
          rule: 'missing-file',
          file: name + extension,
          message: `${name}${extension} is missing`,
        })
  for (const file of files) {
    const name = file.replace(/\.wxml$/, '')
    const isPage = name !== file && present.has(`${name}.js`) && present.has(`${name}.json`)
    if (isPage && !program.components[name])
      findings.push({
        rule: 'unlisted-page',
        file,
        message: `${name} is neither listed in app.json nor used anywhere`,
      })
  }
  return [...findings, ...checkTabBar(program)]
}

function checkTabBar(program: Program): Finding[] {
  const bar = program.app.tabBar
  if (!bar) return []
  const refuse = (message: string): Finding => ({ rule: 'tab-bar', file: 'app.json', message })
  const findings = program.tabs
    .filter((tab) => !program.app.pages.includes(tab))
    .map((tab) => refuse(`tab ${tab} is no page of the main package`))
  if (program.tabs.length < 2 || program.tabs.length > 5) findings.push(refuse('a tab bar has 2 to 5 tabs'))
  if (program.tabBar && program.components[program.tabBar]?.json.component !== true)
    findings.push(refuse(`${program.tabBar}.json does not say "component": true`))
  return findings
}
