/**
 * Takes what tells who somebody is out of a text. It knows the people of the case by name and by what they gave, and everything else by its looks, so it
 * errs on the side of taking out; whoever saves the text reads it before.
 */
import type { Locale } from './form.ts';
import type { Redaction } from './records/library.ts';
import { type Known, knownLooks, type Look, nameLooks } from './redact-known.ts';
import { toHalfWidth } from './text.ts';

const WORDS: Readonly<Record<Locale, Readonly<Record<Redaction, string>>>> = {
  en: { name: '[name]', phone: '[phone]', email: '[e-mail]', plate: '[number plate]', 'id-number': '[ID number]', card: '[card number]', address: '[address]', reference: '[reference]', order: '[order number]', account: '[account]' },
  'zh-Hans': { name: '〔姓名〕', phone: '〔电话〕', email: '〔邮箱〕', plate: '〔车牌〕', 'id-number': '〔证件号〕', card: '〔卡号〕', address: '〔地址〕', reference: '〔编号〕', order: '〔订单号〕', account: '〔账号〕' },
  'zh-Hant': { name: '〔姓名〕', phone: '〔電話〕', email: '〔信箱〕', plate: '〔車牌〕', 'id-number': '〔證件號碼〕', card: '〔卡號〕', address: '〔地址〕', reference: '〔編號〕', order: '〔訂單編號〕', account: '〔帳號〕' },
};

const SURNAMES = '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文欧歐';
const TITLES = '先生|女士|小姐|太太|夫人|老师|老師|师傅|師傅|经理|經理|主任|大爷|阿姨|奶奶';
const PROVINCES = '临臨京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊使领領';
const STREETS = 'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace';
const UNIT = '(?:号楼|號樓|栋|棟|幢|座|单元|單元|室|楼|樓|层|層|房|户|戶)';
/** What chat numbers are named by. Not without regard to case: what goes on in small letters is a sentence. */
const CHAT = '(?<![A-Za-z])(?:微信|[Ww]e[Cc]hat|WECHAT|[Ww]ei[Xx]in|[VvWw][Xx]|[Qq][Qq])';
const CHAT_NUMBER = '(?:号码?|號碼?|账号|帐号|帳號|賬號)';
/** Not behind a digit, and not in the middle of an amount, a date or a longer number. */
const ALONE = '(?<![\\dA-Za-z]|\\d[.,:-])';
const NUMBER = '[\\d一二三四五六七八九十百零甲乙丙A-Za-z-]{1,8}';

/** In the order in which they are looked for: what is longer and surer comes first. */
const LOOKS: readonly Look[] = [
  // Chinese words stand around an address without a blank; one that is Chinese itself is looked for after. Bounded, or a long text takes the square of its time.
  ['email', /(?:(?!\p{Script=Han})[\p{L}\d._%+'-]){1,64}@(?:(?!\p{Script=Han})[\p{L}\d-]){1,63}(?:\.(?:(?!\p{Script=Han})[\p{L}\d-]){1,63})+/gu],
  ['email', /[\p{L}\d._%+'-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/gu],
  ['reference', /HD-?[0-9A-Z]{5}-?[0-9A-Z]{5}/gi],
  ['id-number', /(?<![\dA-Za-z])(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|[A-Z]{1,2}\d{6}\([\dA]\)|[A-Z][1289]\d{8}|[EGDSP]\d{8})(?![\dA-Za-z])/g],
  ['account', new RegExp(`(?<=${CHAT} ?(?:${CHAT_NUMBER}|(?:${CHAT_NUMBER}|[Ii][Dd])? ?(?:[:=]|是|为|為)) ?)[A-Za-z][\\w-]{4,19}(?![\\w-]| [a-z])`, 'g')],
  ['account', new RegExp(`(?<=${CHAT} ?(?:${CHAT_NUMBER}|[Ii][Dd]|[Nn]o\\.?|[Nn]umber|[Aa]ccount)? ?(?:[:=]|是|为|為|is )? ?)(?:(?=[A-Za-z-]*[\\d_])[A-Za-z][\\w-]{4,19}|\\d{5,12})(?![\\w-]|[.,:]\\d| ?[元块塊])`, 'g')],
  ['phone', /(?<![\dA-Za-z]|\d\.)(?:(?:\+|00)?86[- .]?)?1[3-9]\d(?:[- .]?\d{4}[- .]?\d{4}|\d[- .]\d{3}[- .]\d{4})(?!\d)/g],
  ['card', /(?<![\dA-Za-z])\d(?:[ -]?\d){12,18}(?!\d)/g],
  ['phone', /(?<![\dA-Za-z+])(?:\+|00)\d{1,3}[ -]?(?:\(\d{1,5}\)[ -]?)?\d(?:[ -]?\d){5,12}(?!\d)/g],
  ['phone', /(?<![\dA-Za-z])\+\d{1,3}[ .-]?(?:\(\d{1,5}\)[ .-]?)?\d(?:[ .-]?\d){5,12}(?!\d)/g],
  ['phone', /(?<![\dA-Za-z])(?:\(0\d{1,4}\)|0\d{1,4})[ -]?\d{3,4}[ -]?\d{4}(?:[ -](?:转|轉|ext\.? ?)?\d{1,6})?(?!\d)/g],
  ['phone', new RegExp(`${ALONE}\\(?0\\d{2,4}\\)?(?:[ ./-]\\d{6,8}|[ .-]\\d{3}[ .-]\\d{3,4})(?!\\d)`, 'g')],
  ['phone', new RegExp(`${ALONE}0\\d([ .-])\\d{2}(?:\\1\\d{2}){3}(?!\\d)`, 'g')],
  ['phone', new RegExp(`${ALONE}(?:1[ .-]?)?(?:\\([2-9]\\d{2}\\)[ .-]?|[2-9]\\d{2}[ .-])\\d{3}[ .-]\\d{4}(?!\\d)`, 'g')],
  ['plate', /(?<![\p{L}\d])[A-HJ-PR-Y][A-HJ-PR-Y]\d{2} ?(?!PRO|MAX)[A-HJ-PR-Z]{3}(?![\p{L}\d])/gu],
  ['plate', new RegExp(`[${PROVINCES}][A-HJ-NP-Z][·• -]?[A-HJ-NP-Z\\d]{4,5}[A-HJ-NP-Z\\d挂掛学學警港澳](?![A-Z\\d])`, 'gi')],
  ['address', new RegExp(`[\\p{Script=Han}]{1,12}?(?:路|街|巷|弄|大道|胡同|大街)(?:东|西|南|北|中|东段|西段)?\\s?${NUMBER}\\s?[号號弄](?:\\s?${NUMBER}\\s?${UNIT})*(?:\\s?${NUMBER}(?![\\p{L}\\d]))?`, 'gu')],
  ['address', new RegExp(`(?<![\\p{L}\\d])${NUMBER}\\s?(?:号楼|號樓|栋|棟|幢|座)(?:\\s?${NUMBER}\\s?${UNIT})+`, 'gu')],
  ['address', new RegExp(`(?<![\\d.])\\d{1,5}[A-Za-z]?,? (?:[A-Z][\\p{L}'-]+\\.? ){1,4}(?:${STREETS})\\b\\.?(?:,? (?:Apt|Flat|Unit|Room|Suite)\\.? ?\\w+)?`, 'gu')],
  ['name', new RegExp(`[${SURNAMES}][\\p{Script=Han}]{0,2}?(?:${TITLES})`, 'gu')],
  ['name', /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? [A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+)?/gu],
];

/** Whether digits are those of a payment card, which check themselves. */
function isCard(text: string): boolean {
  const sum = [...text.replace(/\D/g, '')].reverse().reduce((all, digit, i) => all + (i % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]! : Number(digit)), 0);
  return sum % 10 === 0;
}

export interface Redacted { readonly text: string; readonly found: { readonly [R in Redaction]?: number } }

/**
 * The text without personal data.
 * @param known people of the case (the customer, those of the staff) and what the customer gave
 * @param locale language of the words that stand instead
 */
export function redact(text: string, { names = [], locale = 'en', ...known }: Known & { readonly locale?: Locale } = {}): Redacted {
  const found: { [R in Redaction]?: number } = {};
  let rest = text;
  for (const [what, look] of [...knownLooks(known), ...LOOKS.slice(0, -2), ...nameLooks(names).map((look) => ['name', look] as const), ...LOOKS.slice(-2)]) {
    // Looked for in half-width, which has the same length, and taken out of what was written.
    let end = 0;
    let out = '';
    for (const { 0: match, index } of toHalfWidth(rest).matchAll(look)) {
      if (what === 'card' && !isCard(match)) continue;
      out += rest.slice(end, index) + WORDS[locale][what];
      end = index + match.length;
      found[what] = (found[what] ?? 0) + 1;
    }
    rest = out + rest.slice(end);
  }
  return { text: rest, found };
}
