import { useEffect, useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components'
import { text } from '../../texts/palette.ts'
import type { Command } from './commands.ts'
import { useCommands } from './use-commands.ts'

/** Ctrl or Cmd and K, from every screen. */
export function Palette() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      if (event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen((now) => !now)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  if (!isOpen) return null
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={setOpen}>
      <Modal className="sheet palette">
        <Dialog aria-label={text.name}>
          <Commands onDone={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Commands({ onDone }: { readonly onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const groups = useCommands(typed)
  const run = (command: Command): void => {
    onDone()
    command.run()
  }
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField autoFocus className="field">
        <Label>{text.name}</Label>
        <Input className="input" placeholder={text.field} autoComplete="off" dir="auto" />
      </TextField>
      <Menu
        className="palette-list"
        aria-label={text.name}
        items={groups}
        renderEmptyState={() => <p className="palette-none">{text.nothing}</p>}
      >
        {({ id, name, commands }) => (
          <MenuSection id={id}>
            <Header className="palette-group">{name}</Header>
            <Collection items={commands}>
              {(command) => (
                <MenuItem
                  id={command.id}
                  className="palette-item"
                  textValue={command.name}
                  onAction={() => run(command)}
                >
                  <Text slot="label">
                    <bdi>{command.name}</bdi>{' '}
                    {command.note !== undefined && <span className="small">{command.note}</span>}
                  </Text>
                </MenuItem>
              )}
            </Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  )
}
