import { ChevronLeft, ChevronRight } from 'lucide-react'
import { fileText } from '../../../texts/file.ts'
import { Button } from '../../../ui/Button.tsx'

type Props = {
  /** From 0. */
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

/** The pages of a picture that has several, such as a fax. */
export function PageSteps({ page, pages, onPage }: Props) {
  return (
    <div className="beside" role="group" aria-label={fileText.pageOf(page + 1, pages)}>
      <Button aria-label={fileText.previousPage} isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        <ChevronLeft size={20} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <span className="tabular">{fileText.pageOf(page + 1, pages)}</span>
      <Button aria-label={fileText.nextPage} isDisabled={page === pages - 1} onPress={() => onPage(page + 1)}>
        <ChevronRight size={20} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </div>
  )
}
