/**
 * Taro plugin: writes the aria attributes of aria.json into the mini-program's templates, which know none of
 * their own, and tells the runtime about them. A new aria attribute is named in aria.json, once.
 */
import path from 'node:path'
import ARIA from './aria.json'

interface MiniPlatform {
  platform: string
  template: { mergeComponents(context: unknown, components: typeof ARIA): void }
  runtimePath: string | string[]
}

interface PluginContext {
  registerMethod(method: { name: string; fn(platform: MiniPlatform): void }): void
}

export default (context: PluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, ARIA)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'aria-runtime.ts')].flat()
    },
  })
}
