import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { fileText } from '../../../texts/file.ts'
import { evidenceUrl } from './evidence-url.ts'
import { MailAsItReads } from './MailAsItReads.tsx'
import type { ShownProps } from './ShownFile.tsx'
import { SourceText } from './SourceText.tsx'
import { ViewerBar } from './ViewerBar.tsx'

const FORMS = ['reads', 'source'] as const

/** An e-mail as it reads once it is decoded, or its source. Nothing in it is run or fetched. */
export function MailFile({ view, hide }: ShownProps) {
  const [form, setForm] = useState<(typeof FORMS)[number]>('reads')
  return (
    <>
      <div className="viewer-stage paper" tabIndex={0} role="group" aria-label={fileText.mail}>
        {form === 'reads' ? (
          <MailAsItReads url={evidenceUrl(view.token, 'mail')} />
        ) : (
          <SourceText url={evidenceUrl(view.token, 'text')} />
        )}
      </div>
      <ViewerBar hide={hide}>
        <div className="viewer-tools" role="group" aria-label={fileText.tools}>
          {FORMS.map((name) => (
            <ToggleButton
              key={name}
              className="button"
              isSelected={form === name}
              onChange={() => setForm(name)}
            >
              {fileText.mailForms[name]}
            </ToggleButton>
          ))}
        </div>
        <p className="small">{fileText.mailHelp}</p>
      </ViewerBar>
    </>
  )
}
