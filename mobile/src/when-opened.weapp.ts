/** The mini-program has no chunks to load later: what opening takes lies in its main package. */
import * as opening from './opening'

export const whenOpened = async () => opening
