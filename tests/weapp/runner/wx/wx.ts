/**
 * The simulated `wx`. What WeChat documents but is not simulated here fails when called and is recorded as missing;
 * what WeChat does not document is undefined, as on a phone.
 */
import type { Logic } from '../logic/logic'
import type { Loose } from '../logic/sandbox'
import { Apis } from './apis'
import { addCanvas } from './canvas'
import { Disk } from './disk'
import { addFiles } from './files'
import { addInterface } from './interface'
import { addMedia } from './media'
import { addNavigation } from './navigation'
import { addNetwork } from './network'
import { addPermissions } from './permissions'
import { addPrivacy } from './privacy'
import { addQuery } from './query'
import { Refusal } from './refusal'
import { addStorage, Storage } from './storage'
import { addSystem } from './system'

export function createWx(logic: Logic): { simulated: Loose; exposed: Loose } {
  const apis = new Apis(logic)
  const disk = new Disk(logic.setup.state, logic.setup.dist)
  addNavigation(apis, logic)
  addNetwork(apis, logic, disk)
  addStorage(apis, new Storage(logic.setup.state))
  addFiles(apis, disk)
  addMedia(apis, logic, disk)
  addPermissions(apis, logic)
  addPrivacy(apis, logic)
  addInterface(apis, logic)
  addQuery(apis, logic)
  addCanvas(apis, logic)
  addSystem(apis, logic)
  const simulated = apis.members
  const documented = new Set(logic.setup.documented)
  const exposed = new Proxy(simulated, {
    get(target, name) {
      if (typeof name !== 'string' || name in target || !documented.has(name))
        return Reflect.get(target, name)
      return (options?: unknown) => missing(apis, name, options)
    },
  })
  return { simulated, exposed }
}

function missing(apis: Apis, name: string, options: unknown): unknown {
  apis.logic.report({ kind: 'missing', api: name })
  if (/^(on|off|create|get\w*Manager$)/.test(name) || name.endsWith('Sync')) return undefined
  return apis.invoke(name, (typeof options === 'object' && options !== null ? options : {}) as Loose, () => {
    throw new Refusal('not simulated')
  })
}
