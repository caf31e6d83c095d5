// Every word that stands both in a picture (or mail, chat, recording) and in sample.json stands here once.

export const ACCOUNTS = {
  video: '@truth_seeker_88',
  review: 'JT Millbrook',
  mail: 'jt.millbrook@example.com',
  number: '+44 7700 900412',
  /** As it is dialled and shown in the surgery. */
  numberHere: '07700 900412',
  message: 'jt_m_2025',
  /** With the letter O where the other has a nought. */
  lookAlike: 'jt_m_2O25',
} as const

export const MAIL_ADDRESS = 'reception@millbrook-surgery.example.org'
export const WORK_MOBILE = 'Millbrook Surgery (work mobile)'
export const VIDEO_TITLE = 'Flu clinic at Millbrook Surgery: what to expect'
export const VIDEO_URL = 'https://vidboard.example.com/watch/mB7-flu-clinic'

export const REVIEW =
  'Avoid. Dr Bennett does not listen and she writes down things you never said. I asked for one simple ' +
  'letter and she refused. She should not be allowed near families. I am going to make sure everyone ' +
  'round here knows what she is.'

export const THREAD_POST =
  'Ask Dr Anna Bennett how many complaints she has hidden. She lies in people’s notes and the practice ' +
  'covers for her.\nShe thinks a nice video makes her look good. It won’t. I have all day, every day. 👀'

export const THREAD_REPLY = 'Funny how the ones defending her all work there. I know where you park too 😂'

export const MAIL_SUBJECT = 'You’ve had 30 days – “Dr” Bennett'
export const MAIL_WORDS =
  'Dr Bennett,\n\nYou have had 30 days to put right what you wrote about me. You have not even answered.\n\n' +
  'So from now on I do this in public. I will put your name and your picture in front of every person who ' +
  'lives in this town until you leave it. The attached goes up this week.\n\n' +
  'Don’t bother passing this to your manager. I want YOU to read it.\n\nJT'

export const VOICEMAIL =
  'This is a message for Doctor Bennett. I have asked you nicely. I know you listen to these yourself, ' +
  'after you close. You are going to have to answer to me sooner or later. I will keep ringing until you do.'

export const LETTER_WORDS =
  'Dr Bennett,\n\nYou ignore my calls and you ignore my e-mails, so now it is on paper.\n\nI will put your ' +
  'name and your picture in front of every person who lives in this town until you leave it.\n\n' +
  'You will be hearing from me over Christmas.'

export const ARABIC_POST =
  'تحذير لأهالي ميلبروك: الدكتورة بينيت تخفي الحقيقة عن مرضاها. لا تأخذوا أطفالكم إلى عيادتها. ' +
  'شاركوا هذا المنشور قبل أن يُحذف.'

export const CHINESE_MESSAGE =
  '贝内特医生，你拉黑我也没有用。我会把这件事告诉镇上的每一个人，用每一种语言。你的病人应该知道真相。'

export const CAR_POST =
  'Since the surgery won’t answer 👇 she leaves at ten past six, grey hatchback, always the same space by ' +
  'the bins 🚗📍 Lives up Orchard Rise, the end with the blue gate. Go and ask her yourselves 🔥🔥😡'

export const LIVE_WORDS =
  'Somebody ought to be waiting at that back door one Thursday. She is the last one out. See how brave she is then.'

export const COUNTER_WORDS = 'Tell her I know which door she uses. Tell her nobody will be filming next time.'

export const LAST_COMMENT =
  'New video, same liar. You had your chance to say sorry. Enjoy your walk to the car tomorrow, Anna. ' +
  'I won’t be typing next time. 🚪👀'
