import { useEffect, useState } from 'react'
import type { ViewToken } from '../../../../contract/exhibits.ts'
import type { ExhibitId } from '../../../../contract/ids.ts'
import { api } from '../../../api.ts'

/** A file that is open: what is in it can be fetched under its token. */
export type View = { readonly token: ViewToken; readonly pictures: number }

export type Opening = { readonly view: View | null; readonly error: unknown }

const NOTHING: Opening = { view: null, error: null }

/** Opens a file for as long as it is shown: nothing can be fetched afterwards. */
export function useView(exhibit: ExhibitId): Opening {
  const [opening, setOpening] = useState(NOTHING)
  useEffect(() => {
    let isOver = false
    let token: ViewToken | null = null
    const hear = (view: View): void => {
      token = view.token
      if (isOver) closeView(token)
      else setOpening({ view, error: null })
    }
    const fail = (error: unknown): void => {
      if (!isOver) setOpening({ view: null, error })
    }
    api.exhibits
      .open({ exhibit })
      .then(({ view, pictures }) => hear({ token: view, pictures }))
      .catch(fail)
    return () => {
      isOver = true
      if (token !== null) closeView(token)
    }
  }, [exhibit])
  return opening
}

/** A vault that was locked meanwhile has closed it already. */
function closeView(view: ViewToken): void {
  api.exhibits.close({ view }).catch(() => undefined)
}
