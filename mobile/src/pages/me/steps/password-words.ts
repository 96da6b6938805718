/** What is wrong with a password that is typed twice; undefined when nothing is. */
export function unequal(password: string, again: string): string | undefined {
  if (password === '') return '请填写新密码'
  return password === again ? undefined : '两遍填的不一样，请核对'
}
