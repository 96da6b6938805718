/** The app's design tokens that the public pages need (mobile/src/styles/tokens.css), light and dark. */

const light = {
  bg: '#F2F5F6',
  surface: '#FFFFFF',
  line: '#E0E6E9',
  edge: '#7F8C94',
  ink: '#15232B',
  'ink-2': '#46545D',
  'ink-3': '#5F6D76',
  accent: '#0B5D7F',
  'accent-fill': '#0B5D7F',
  green: '#1E6A44',
  'green-fill': '#2C8A5B',
  'green-soft': '#E7F2EC',
  yellow: '#7A5000',
  'yellow-fill': '#B87900',
  'yellow-soft': '#FBF2DC',
  red: '#A8281E',
  'red-fill': '#C2382C',
  'red-soft': '#FAEAE8',
  gray: '#5F6D76',
  'gray-fill': '#7F8C94',
  'gray-soft': '#ECF0F2',
  track: '#E3E9EC',
  tick: '#15232B',
  font: '-apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif',
}

const dark: Partial<typeof light> = {
  bg: '#0E1417',
  surface: '#162026',
  line: '#2A3840',
  edge: '#7C8B95',
  ink: '#E7EDF0',
  'ink-2': '#B5C1C9',
  'ink-3': '#94A2AB',
  accent: '#7CC0DE',
  'accent-fill': '#1F7094',
  green: '#82CBA2',
  'green-fill': '#4BAE7C',
  'green-soft': '#153022',
  yellow: '#E6BC62',
  'yellow-fill': '#DCA526',
  'yellow-soft': '#352B14',
  red: '#F3A097',
  'red-fill': '#E4695D',
  'red-soft': '#3B2120',
  gray: '#94A2AB',
  'gray-fill': '#7C8B95',
  'gray-soft': '#222E35',
  track: '#2C3A42',
  tick: '#E7EDF0',
}

const declared = (set: Partial<typeof light>) =>
  Object.entries(set)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

export const tokens = `:root{${declared(light)}}@media(prefers-color-scheme:dark){:root{${declared(dark)}}}`
