import type { CounterStyleDescriptors } from '../counter-style.ts'

type Affixes = Pick<CounterStyleDescriptors, 'suffix' | 'negative'>

const japanese: Affixes = { suffix: '、', negative: ['マイナス', ''] }
const korean: Affixes = { suffix: ', ', negative: ['마이너스 ', ''] }

/** Styles of CSS Counter Styles 3 §6 and §7, by name. */
export const predefinedCounterStyles: Readonly<Record<string, Omit<CounterStyleDescriptors, 'name'>>> = {
  decimal: numeric('0123456789'),
  'decimal-leading-zero': { system: { type: 'extends', name: 'decimal' }, pad: [2, '0'] },
  'arabic-indic': numeric('٠١٢٣٤٥٦٧٨٩'),
  bengali: numeric('০১২৩৪৫৬৭৮৯'),
  devanagari: numeric('०१२३४५६७८९'),
  gujarati: numeric('૦૧૨૩૪૫૬૭૮૯'),
  gurmukhi: numeric('੦੧੨੩੪੫੬੭੮੯'),
  kannada: numeric('೦೧೨೩೪೫೬೭೮೯'),
  khmer: numeric('០១២៣៤៥៦៧៨៩'),
  cambodian: { system: { type: 'extends', name: 'khmer' } },
  lao: numeric('໐໑໒໓໔໕໖໗໘໙'),
  malayalam: numeric('൦൧൨൩൪൫൬൭൮൯'),
  mongolian: numeric('᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙'),
  myanmar: numeric('၀၁၂၃၄၅၆၇၈၉'),
  oriya: numeric('୦୧୨୩୪୫୬୭୮୯'),
  persian: numeric('۰۱۲۳۴۵۶۷۸۹'),
  tamil: numeric('௦௧௨௩௪௫௬௭௮௯'),
  telugu: numeric('౦౧౨౩౪౫౬౭౮౯'),
  thai: numeric('๐๑๒๓๔๕๖๗๘๙'),
  tibetan: numeric('༠༡༢༣༤༥༦༧༨༩'),
  'cjk-decimal': {
    ...numeric('〇一二三四五六七八九'),
    range: [[0, Number.POSITIVE_INFINITY]],
    suffix: '、',
  },
  'upper-roman': roman('M CM D CD C XC L XL X IX V IV I'),
  'lower-roman': roman('m cm d cd c xc l xl x ix v iv i'),
  'lower-alpha': alphabetic('abcdefghijklmnopqrstuvwxyz'),
  'lower-latin': alphabetic('abcdefghijklmnopqrstuvwxyz'),
  'upper-alpha': alphabetic('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  'upper-latin': alphabetic('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  'lower-greek': alphabetic('αβγδεζηθικλμνξοπρστυφχψω'),
  hiragana: {
    ...alphabetic('あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん'),
    suffix: '、',
  },
  'hiragana-iroha': {
    ...alphabetic('いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす'),
    suffix: '、',
  },
  katakana: {
    ...alphabetic('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン'),
    suffix: '、',
  },
  'katakana-iroha': {
    ...alphabetic('イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス'),
    suffix: '、',
  },
  'cjk-heavenly-stem': fixed('甲乙丙丁戊己庚辛壬癸'),
  'cjk-earthly-branch': fixed('子丑寅卯辰巳午未申酉戌亥'),
  'upper-armenian': armenian('Ք Փ Ւ Ց Ր Տ Վ Ս Ռ Ջ Պ Չ Ո Շ Ն Յ Մ Ճ Ղ Ձ Հ Կ Ծ Խ Լ Ի Ժ Թ Ը Է Զ Ե Դ Գ Բ Ա'),
  'lower-armenian': armenian('ք փ ւ ց ր տ վ ս ռ ջ պ չ ո շ ն յ մ ճ ղ ձ հ կ ծ խ լ ի ժ թ ը է զ ե դ գ բ ա'),
  armenian: { system: { type: 'extends', name: 'upper-armenian' } },
  georgian: {
    ...additive(
      [10000, ...tens(1000), ...tens(100), ...tens(10), ...tens(1)],
      'ჵ ჰ ჯ ჴ ხ ჭ წ ძ ც ჩ შ ყ ღ ქ ფ ჳ ტ ს რ ჟ პ ო ჲ ნ მ ლ კ ი თ ჱ ზ ვ ე დ გ ბ ა',
    ),
    range: [[1, 19999]],
  },
  hebrew: {
    ...additive(
      [
        10000, 9000, 8000, 7000, 6000, 5000, 4000, 3000, 2000, 1000, 400, 300, 200, 100, 90, 80, 70, 60, 50, 40, 30, 20,
        19, 18, 17, 16, 15, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
      ],
      'י׳ ט׳ ח׳ ז׳ ו׳ ה׳ ד׳ ג׳ ב׳ א׳ ת ש ר ק צ פ ע ס נ מ ל כ יט יח יז טז טו י ט ח ז ו ה ד ג ב א',
    ),
    range: [[1, 10999]],
  },
  'cjk-ideographic': { system: { type: 'extends', name: 'trad-chinese-informal' } },
  'simp-chinese-informal': chinese('零一二三四五六七八九', '十百千', '负', true),
  'simp-chinese-formal': chinese('零壹贰叁肆伍陆柒捌玖', '拾佰仟', '负', false),
  'trad-chinese-informal': chinese('零一二三四五六七八九', '十百千', '負', true),
  'trad-chinese-formal': chinese('零壹貳參肆伍陸柒捌玖', '拾佰仟', '負', false),
  'japanese-informal': longhand('九 八 七 六 五 四 三 二 一', '千 百 十', '〇', 'drop ones', japanese),
  'japanese-formal': longhand('九 八 七 六 伍 四 参 弐 壱', '阡 百 拾', '零', 'keep ones', japanese),
  'korean-hangul-formal': longhand('구 팔 칠 육 오 사 삼 이 일', '천 백 십', '영', 'keep ones', korean),
  'korean-hanja-informal': longhand('九 八 七 六 五 四 三 二 一', '千 百 十', '零', 'drop ones', korean),
  'korean-hanja-formal': longhand('九 八 七 六 五 四 參 貳 壹', '仟 百 拾', '零', 'keep ones', korean),
  'ethiopic-numeric': {
    system: { type: 'ethiopic' },
    symbols: [...'፩፪፫፬፭፮፯፰፱፲፳፴፵፶፷፸፹፺፻፼'],
    range: [[1, Number.POSITIVE_INFINITY]],
    suffix: '/ ',
  },
  disc: bullet('•'),
  circle: bullet('◦'),
  square: bullet('▪'),
  'disclosure-open': bullet('▾'),
  'disclosure-closed': bullet('▸'),
}

function numeric(digits: string): Omit<CounterStyleDescriptors, 'name'> {
  return { system: { type: 'numeric' }, symbols: [...digits] }
}

function alphabetic(letters: string): Omit<CounterStyleDescriptors, 'name'> {
  return { system: { type: 'alphabetic' }, symbols: [...letters] }
}

function fixed(letters: string): Omit<CounterStyleDescriptors, 'name'> {
  return { system: { type: 'fixed', first: 1 }, symbols: [...letters], suffix: '、', fallback: 'cjk-decimal' }
}

function bullet(sign: string): Omit<CounterStyleDescriptors, 'name'> {
  return { system: { type: 'cyclic' }, symbols: [sign], suffix: ' ' }
}

function additive(weights: readonly number[], signs: string): Omit<CounterStyleDescriptors, 'name'> {
  const symbols = signs.split(' ')
  return { system: { type: 'additive' }, additive: weights.map((weight, index) => [weight, symbols[index] ?? '']) }
}

/** §7.1.2 and §7.1.3: digits from nine down, the signs of thousand, hundred and ten, and whether ones before them stay. */
function longhand(
  digits: string,
  signs: string,
  zero: string,
  ones: 'keep ones' | 'drop ones',
  affixes: Affixes,
): Omit<CounterStyleDescriptors, 'name'> {
  const all = digits.split(' ')
  const places = [...signs.split(' '), '']
  const symbols = places.flatMap((sign) =>
    all.map((digit, index) => (ones === 'drop ones' && index === 8 && sign !== '' ? sign : digit + sign)),
  )
  const weights = [1000, 100, 10, 1].flatMap(tens)
  return {
    ...additive([...weights, 0], [...symbols, zero].join(' ')),
    range: [[-9999, 9999]],
    fallback: 'cjk-decimal',
    ...affixes,
  }
}

/** 9 to 1 times `unit`. */
function tens(unit: number): readonly number[] {
  return [9, 8, 7, 6, 5, 4, 3, 2, 1].map((digit) => digit * unit)
}

function roman(signs: string): Omit<CounterStyleDescriptors, 'name'> {
  return { ...additive([1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1], signs), range: [[1, 3999]] }
}

function armenian(signs: string): Omit<CounterStyleDescriptors, 'name'> {
  return { ...additive([...tens(1000), ...tens(100), ...tens(10), ...tens(1)], signs), range: [[1, 9999]] }
}

/** Symbols are the ten digits, then the markers for tens, hundreds and thousands, then `1` where 10 to 19 drop the one. */
function chinese(
  digits: string,
  markers: string,
  minus: string,
  informal: boolean,
): Omit<CounterStyleDescriptors, 'name'> {
  return {
    system: { type: 'chinese' },
    symbols: [...digits, ...markers, informal ? '1' : ''],
    range: [[-9999, 9999]],
    suffix: '、',
    negative: [minus, ''],
    fallback: 'cjk-decimal',
  }
}

/** The name of a counter style: predefined ones are written in lower case, whatever the author does. §6 */
export function counterStyleName(written: string): string {
  const lower = written.toLowerCase()
  return lower === 'none' || Object.hasOwn(predefinedCounterStyles, lower) ? lower : written
}
