import { api } from '../../api.ts'
import { useFrame } from '../frame/use-frame.ts'
import { readPlan } from './plan.ts'

/** Leads to the hand-over that a bundle was made for, in its case; to the start page where no draft knows of it. */
export function useOpenMade(): (id: string) => Promise<void> {
  const { caseId, showCase, go } = useFrame()
  return async (id) => {
    const { bundles } = await api.bundles.list({})
    const ofCase = bundles.find((one) => one.id === id)?.caseId ?? caseId
    const { drafts } = await api.drafts.list({ case: ofCase })
    const isIts = ({ form, content }: (typeof drafts)[number]): boolean =>
      form === 'hand-over' && readPlan(content).made?.id === id
    const draft = drafts.find(isIts)?.id
    if (ofCase !== caseId) showCase(ofCase)
    go(draft === undefined ? { at: 'hand-over' } : { at: 'hand-over', draft })
  }
}
