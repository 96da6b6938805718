export default definePageConfig({ navigationBarTitleText: '单位和科室' })
