export default definePageConfig({ navigationBarTitleText: '执行预测', enablePullDownRefresh: true })
