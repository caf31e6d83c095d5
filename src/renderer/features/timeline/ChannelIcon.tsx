import {
  CircleEllipsis,
  Mail,
  MailOpen,
  MapPinHouse,
  Megaphone,
  MessageCircle,
  MessageSquare,
  Phone,
  Radio,
  Smartphone,
  Star,
  UserPlus,
  UserRound,
  Voicemail,
  type LucideIcon,
} from 'lucide-react'
import type { Channel } from '../../../contract/records.ts'

const ICONS: Readonly<Record<Channel, LucideIcon>> = {
  'social-post': MessageSquare,
  review: Star,
  livestream: Radio,
  doxxing: MapPinHouse,
  'direct-message': MessageCircle,
  'e-mail': Mail,
  text: Smartphone,
  'contact-request': UserPlus,
  letter: MailOpen,
  call: Phone,
  voicemail: Voicemail,
  'in-person': UserRound,
  protest: Megaphone,
  other: CircleEllipsis,
}

/** Beside its name in words, never instead of it. */
export function ChannelIcon({ channel }: { readonly channel: Channel | null }) {
  if (channel === null) return null
  const Icon = ICONS[channel]
  return <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
}
