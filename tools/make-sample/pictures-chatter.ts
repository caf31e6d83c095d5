import { escapeHtml, htmlDocument, style } from './browser.ts'
import { bar, face, phonePage } from './frames.ts'
import * as said from './words.ts'

function answer(account: string, age: string, words: string): string {
  return `<div class=answer>${face(account)}<div><b><bdi>${account}</bdi></b> <span class=quiet>${age}</span>
    <p>${escapeHtml(words)}</p></div></div>`
}

function postedBy(account: string, when: string): string {
  const name = `<div><b dir=ltr>${account}</b><div class=quiet>${when}</div></div>`
  return `<div class=who>${face(account)}${name}</div>`
}

export function arabicPicture(): string {
  const group = { title: 'أهالي ميلبروك', under: 'مجموعة عامة · 412 عضوًا', right: 'Chatter', back: '›' }
  const card = `<b>${said.VIDEO_TITLE}</b><span class=quiet>vidboard.example.com</span>`
  const body = `${bar(group)}<div class=post>${postedBy(said.ACCOUNTS.video, 'قبل بضعة أسابيع · عام')}
    <p class=text>${said.ARABIC_POST}</p>
    <div class=card dir=ltr><div></div>${card}</div>
    <div class=tools><span>إعجاب 3</span><span>تعليق 3</span><span>مشاركة 11</span></div></div>
    ${answer('أم سامي', 'قبل أسبوعين', 'من كتب هذا؟ الطبيبة معروفة ومحترمة في الحي.')}
    ${answer('Rana K.', 'قبل أسبوعين', 'اللغة غريبة، كأنها ترجمة آلية. لا تصدقوا.')}
    ${answer('أبو نادر', 'قبل ٥ أيام', 'تم التبليغ 👍')}
    <div class=foot><span>اكتب تعليقًا…</span></div>`
  return phonePage({ clock: '13:05', css: style('post'), body, attributes: 'lang=ar dir=rtl' })
}

export function carPicture(): string {
  const group = { title: 'Millbrook Neighbours', under: 'Public group · 2,861 members', right: 'Chatter' }
  const body = `${bar(group)}<div class=post>${postedBy(said.ACCOUNTS.video, '10 February 2026 at 18:27 · Public')}
    <p class=text>${escapeHtml(said.CAR_POST)}</p>
    <div class=photo><u></u><i style="left:112px"></i><i style="left:222px"></i></div>
    <div class=tools><span>😡 17 &nbsp; 👍 6</span><span>2 comments · 23 shares</span></div></div>
    ${answer('@quiet_otter', '22 min', 'Take this down. You cannot post where people live.')}
    ${answer('@northgate.dad', '15 min', 'Reported to the group admins.')}
    <div class=foot><span>Write a comment…</span></div>`
  return phonePage({ clock: '18:51', css: style('post') + style('car'), body })
}

export function chinesePicture(): string {
  const account = said.ACCOUNTS.message
  const body = `${bar({ title: account, under: 'Not in your contacts', right: 'Chatter', account })}
    <div class=talk><div class=day>Tuesday 3 February 2026</div>
    <div class=line><div class=bubble lang=zh-Hans>${said.CHINESE_MESSAGE} <small>07:42</small></div></div>
    <div class=line><div class=bubble>You will want to get that translated. <small>07:43</small></div></div></div>
    <div class=ask>Message request. The sender does not see that you have read it.
    <div><b>Block</b><b>Delete</b><b>Accept</b></div></div>`
  return phonePage({ clock: '08:20', css: style('message'), body })
}

export function livestreamPicture(): string {
  const chat: readonly (readonly [string, string])[] = [
    ['kev_19', 'here we go 👀'],
    ['dollymix', 'which surgery is this'],
    [said.ACCOUNTS.video, 'Millbrook. Bennett. Spread it 🔥'],
    ['kev_19', '😂😂😂'],
    ['pond_life', 'mate leave it, that is not on'],
    ['dollymix', 'are you saying someone should go there??'],
    [said.ACCOUNTS.video, 'I’m saying what I’m saying 🚪'],
    ['pond_life', 'reported 🚩'],
    ['old_signal_box', 'turning this off 😡'],
  ]
  const lines = chat.map(([who, words]) => `<p><b>${who}</b> ${words}</p>`).join('')
  const account = said.ACCOUNTS.video
  const body = `${bar({ title: account, under: '37 followers', right: 'VidBoard', account })}
    <div class=film><b>LIVE</b><i>26 watching · 00:14:09</i><q>${said.LIVE_WORDS}</q></div>
    <div class=title>what they don’t want you to know pt 6
    <div class=quiet>Captions made automatically · started 27 Feb 2026, 22:27</div></div><div class=chat>${lines}</div>`
  return phonePage({ clock: '22:41', css: style('live'), body })
}

export function profilePicture(): string {
  const films: readonly (readonly [string, string, string])[] = [
    ['what they don’t want you to know pt 6', '27 Feb', '#3d4852'],
    ['what they don’t want you to know pt 5', '14 Feb', '#4d5b4a'],
    ['the Millbrook files', '31 Jan', '#574a5b'],
    ['what they don’t want you to know pt 4', '18 Jan', '#5b4a4a'],
    ['ask your doctor THIS', '9 Dec', '#46566b'],
    ['why I started this channel', '30 Sep', '#6b6046'],
  ]
  const tiles = films
    .map(
      ([title, when, colour]) =>
        `<div class=tile style="background:${colour}">${title}<small>${when}</small></div>`,
    )
    .join('')
  const sums = ['6</b>videos', '37</b>followers', '2</b>following'].map((sum) => `<span><b>${sum}</span>`)
  const account = said.ACCOUNTS.video
  const body = `${bar({ title: 'Profile', right: 'VidBoard' })}
    <div class=head>${face(account)}<h1>${account}</h1><div class=quiet>Joined 30 September 2025</div>
    <div class=sums>${sums.join('')}</div><p>Just a local asking questions. Millbrook. 👀</p></div>
    <div class=grid>${tiles}</div>`
  return phonePage({ clock: '21:20', css: style('profile'), body })
}

/** The poster that came attached to the e-mail. */
export function posterPicture(): string {
  const body = `<h1>DO YOU KNOW THIS DOCTOR?</h1><div class=box>picture goes here</div>
    <b>Dr A. BENNETT<br>Millbrook Surgery</b>
    <p>Ask her about the complaints.<br>Ask her why she won’t answer.</p>`
  return htmlDocument(style('poster'), body)
}
