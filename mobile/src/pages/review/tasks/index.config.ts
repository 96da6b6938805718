export default definePageConfig({ navigationBarTitleText: '布置任务' })
