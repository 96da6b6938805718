/** Taro's own preset; the floor (iOS 13, Chrome 80) is in .browserslistrc. */
export default {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
