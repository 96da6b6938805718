/** The screens, as the mini-program and the web router read them. Tabs are shown by role: see custom-tab-bar. */
export default defineAppConfig({
  pages: [
    'pages/todo/index',
    'pages/queue/index',
    'pages/outbox/index',
    'pages/public/index',
    'pages/me/index',
    'pages/inbox/index',
  ],
  subPackages: [
    {
      root: 'pages/owner',
      pages: [
        'report/index',
        'evidence/index',
        'correct/index',
        'project/index',
        'diary/index',
        'challenge/index',
        'table/index',
      ],
    },
    {
      root: 'pages/review',
      pages: [
        'filing/index',
        'history/index',
        'board/index',
        'forecast/index',
        'sample/index',
        'tasks/index',
      ],
    },
    {
      root: 'pages/admin',
      pages: ['registry/index', 'home/index', 'units/index', 'people/index', 'calendar/index', 'rules/index'],
    },
    { root: 'pages/disclosed', pages: ['project/index'] },
  ],
  preloadRule: {
    'pages/todo/index': { network: 'all', packages: ['pages/owner'] },
    'pages/queue/index': { network: 'all', packages: ['pages/review'] },
    'pages/public/index': { network: 'all', packages: ['pages/disclosed'] },
  },
  tabBar: {
    custom: true,
    color: '#46545D',
    selectedColor: '#0B5D7F',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/todo/index', text: '待办' },
      { pagePath: 'pages/queue/index', text: '待审' },
      { pagePath: 'pages/outbox/index', text: '待同步' },
      { pagePath: 'pages/public/index', text: '公开' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    // WeChat draws the title bar; on the web Page draws one (components/chrome.tsx).
    navigationStyle: process.env.TARO_ENV === 'h5' ? 'custom' : 'default',
    navigationBarTitleText: '绩效直报',
    navigationBarBackgroundColor: '@bar',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@ground',
    backgroundTextStyle: '@pull' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  requiredPrivateInfos: ['getLocation'],
  __usePrivacyCheck__: true,
  permission: { 'scope.userLocation': { desc: '拍佐证照片时记下拍摄位置，只作该指标的佐证' } },
  lazyCodeLoading: 'requiredComponents',
  // Nothing slides: a page in transit would also break what sticks to its edges.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
})
