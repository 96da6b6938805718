export default definePageConfig({ navigationBarTitleText: '监控填报' })
