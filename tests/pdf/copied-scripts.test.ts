import { expect, test } from 'vitest'
import { copied } from './copied-text.ts'

const face = (family: string, path: string) =>
  `@font-face { font-family: ${family}; src: url(node_modules/@expo-google-fonts/${path}) }`
const fonts = [
  face('Arabic', 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  face('Hebrew', 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
  face('Devanagari', 'noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
  face('Thai', 'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf'),
  face('Japanese', 'dotgothic16/400Regular/DotGothic16_400Regular.ttf'),
  face('Korean', 'gugi/Gugi_400Regular.ttf'),
  'body { font-family: serif, Arabic, Hebrew, Devanagari, Thai, Japanese, Korean }',
].join('\n')

test.each([
  ['ar', 'rtl', 'مع روبرت بلتران والسلام لا إله'],
  ['he', 'rtl', 'תפקיד שחקן: צ\'קוטיי "בריתות" ועוד'],
  ['he', 'rtl', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים'.normalize('NFC')],
  ['ar', 'rtl', 'السَّلامُ'.normalize('NFC')],
  ['th', 'ltr', 'สวัสดีชาวโลก ภาษาไทยไม่มีช่องว่าง'],
  ['zh', 'ltr', '世界，不好。'],
  ['ja', 'ltr', '「第131話」では、同盟を結ぶ。（チャコティ）も'],
  ['ko', 'ltr', '안녕하세요 세계'],
  ['vi', 'ltr', 'Tiếng Việt: Nguyễn Phương Hằng'],
  ['el', 'ltr', 'Ελληνικά: Γιώργος Λάνθιμος'],
  ['ru', 'ltr', 'Русский: Андрей Тарковский'],
])('%s is copied in the order it is read', async (lang, dir, text) => {
  expect((await copied(`<p lang="${lang}" dir="${dir}">${text}</p>`, fonts)).normalize('NFC')).toBe(text)
})

test.each([
  ['font-weight: 600', 'أمينة الراشد'],
  ['font-weight: 700; letter-spacing: .02em', 'أمينة الراشد'],
  ['font-weight: 700; font-style: italic', 'السَّلامُ'.normalize('NFC')],
])('letters with dots and marks in a bold made from a regular face stay together: %s', async (style, text) => {
  const html = `<p lang="ar" dir="rtl" style="${style}">${text}</p>`
  expect((await copied(html, fonts)).normalize('NFC')).toBe(text)
})

test('Latin and Arabic in one line are copied in the order they are read', async () => {
  const html = '<p lang="ar" dir="rtl">تحالفات (Alliances) مع روبرت</p>'
  expect(await copied(html, fonts)).toBe('تحالفات (Alliances) مع روبرت')
})

test('Devanagari is copied letter for letter, whatever its readers put between the letters', async () => {
  const text = 'हिन्दी में क्षत्रिय श्री कुमार'
  const html = `<p lang="hi">${text}</p>`
  expect((await copied(html, fonts)).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})
