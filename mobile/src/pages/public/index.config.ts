export default definePageConfig({ navigationBarTitleText: '公开结果', enablePullDownRefresh: true })
