export default definePageConfig({ navigationBarTitleText: '取证日记' })
