/** Cases as people write them, any number of them, the same for the same seed: Chinese and English, few words often and many words seldom. */
import { indexTerms, makeReference, WORKFLOWS } from 'heed/domain';
import { deskRow } from '../../server/store/desk-project.ts';
import { termsOfCase } from '../../server/store/search-index.ts';

/** mulberry32 */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏宇浩然欣怡子轩梓涵雨泽一诺思远嘉琪晨曦'];
const FIRST = ['Ann', 'Ben', 'Clara', 'David', 'Ella', 'Frank', 'Grace', 'Henry', 'Iris', 'Jack', 'Kate', 'Liam', 'Mia', 'Noah', 'Olga', 'Paul', 'Rosa', 'Sam', 'Tina', 'Victor'];
const SYLLABLES = ['ba', 'ri', 'ton', 'lan', 'mer', 'sel', 'ko', 'vin', 'dor', 'hel', 'na', 'gra', 'wel', 'pi', 'stro', 'mu', 'ler', 'ken', 'fa', 'zo'];
const THINGS = ['壶盖', '水管', '门锁', '电梯', '快递', '发票', '退款', '空调', '热水器', '沙发', '屏幕', '电池', '订单', '会员', '停车', '物业费', '茶杯', '包装', '客服', '安装'];
const FAULTS = ['破损', '漏水', '坏了', '太慢', '缺件', '有异味', '不制冷', '发错', '重复收费', '态度差', '没人接', '松动', '生锈', '刮花', '噪音大', '打不开'];
const ZH = [...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世车'];
const EN = ['broken', 'lid', 'refund', 'delivery', 'late', 'invoice', 'parcel', 'cracked', 'kettle', 'teapot', 'wrong', 'colour', 'missing', 'courier', 'rude', 'support', 'charged', 'twice', 'address', 'warranty', 'repair', 'exchange', 'noise', 'leak', 'handle', 'packaging', 'account', 'password', 'order', 'return'];
const DAY = 864e5;

export class Cases {
  constructor(seed, count) {
    this.count = count;
    this.now = Date.parse('2026-11-25T12:00:00.000Z');
    this.random = seeded(seed);
    this.kept = [];
    // Seldom words, each in a few cases only.
    this.texts = [];
    this.rare = Array.from({ length: 20_000 }, () => Array.from({ length: 3 + this.int(2) }, () => this.pick(SYLLABLES)).join(''));
  }

  int(n) { return Math.floor(this.random() * n); }
  pick(list) { return list[this.int(list.length)]; }
  /** The first of a list are taken far more often. */
  often(list) { return list[Math.floor(list.length * this.random() ** 2.5)]; }
  times(n, make) { return Array.from({ length: n }, make); }
  bytes = (n) => Uint8Array.from({ length: n }, () => this.int(256));
  hex(n) {
    let text = '';
    while (text.length < n * 2) text += Math.floor(this.random() * 4294967296).toString(16).padStart(8, '0');
    return text.slice(0, n * 2);
  }

  /** What a case concerns: one of three, or one of sixty below them, of which the first are frequent. */
  category() { return this.random() < 0.5 ? this.pick(['product', 'service', 'operation']) : `below-${Math.floor(60 * this.random() ** 2.5)}`; }
  /** A day on which there are cases. */
  day() { return new Date(this.now - this.int(700) * DAY).toISOString().slice(0, 10); }
  known() { return this.pick(this.kept); }
  frequent() { return this.pick(['退款', '漏水', '破损', 'refund', 'broken', 'delivery']); }
  /** Words that stand together in some case. */
  words(lang, n) {
    for (;;) {
      const one = this.known();
      if (one.lang === lang) return this.times(n, () => this.wordIn(one.values.description, lang)).join(' ');
    }
  }
  wordIn(text, lang) {
    if (lang === 'en') return this.pick(text.split(/[^a-z]+/i).filter((word) => word.length > 2));
    for (;;) {
      const at = this.int(text.length - 1);
      if (/^\p{Script=Han}{2}$/u.test(text.slice(at, at + 2))) return text.slice(at, at + 2);
    }
  }

  /** What is written: of a pool, because making a million texts takes longer than everything else. */
  text() {
    if (this.texts.length >= 20_000) return this.pick(this.texts);
    const lang = this.random() < 0.7 ? 'zh' : 'en';
    const [thing, fault] = [this.often(THINGS), this.often(FAULTS)];
    const subject = lang === 'zh' ? `${thing}${fault}` : this.times(4, () => this.often(EN)).join(' ');
    const description = lang === 'zh' ? `${thing}${fault}，${this.times(30 + this.int(90), () => (this.random() < 0.08 ? '，' : this.often(ZH))).join('')}` : this.times(15 + this.int(40), () => (this.random() < 0.12 ? this.pick(this.rare) : this.often(EN))).join(' ');
    const made = { lang, subject, description, terms: indexTerms([subject, description]) };
    this.texts.push(made);
    return made;
  }

  one(i) {
    const { lang, subject, description, terms } = this.text();
    const name = lang === 'zh' ? this.often(SURNAMES) + this.times(1 + this.int(2), () => this.pick(GIVEN)).join('') : `${this.pick(FIRST)} ${this.times(2 + this.int(2), () => this.pick(SYLLABLES)).join('').replace(/^./, (c) => c.toUpperCase())}`;
    const received = this.now - Math.floor(((this.count - i) / this.count) * 730 * DAY) - this.int(DAY / 24);
    const iso = (time) => new Date(time).toISOString();
    const kind = this.pick(['complaint', 'complaint', 'inquiry', 'suggestion']);
    const time = received.toString(16).padStart(12, '0');
    const noise = this.hex(10);
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7${noise.slice(0, 3)}-8${noise.slice(3, 6)}-${noise.slice(6, 18)}`;
    const values = {
      subject, description, name, phone: `1${3 + this.int(7)}${String(this.int(1e9)).padStart(9, '0')}`, email: `${this.hex(5)}@example.com`, orderNumber: `${2024 + this.int(3)}${String(this.int(1e8)).padStart(8, '0')}`,
      category: this.category(), consent: true, ...(kind === 'complaint' && this.random() < 0.003 && { impact: 'safety' }),
    };
    const form = { id: kind, version: 1 };
    // Most of two years is over.
    const open = this.random() < (this.now - received < 30 * DAY ? 0.6 : 0.02);
    const ends = WORKFLOWS[kind].states.filter((state) => state.final).map((state) => state.name).filter((state) => state !== 'merged');
    const states = WORKFLOWS[kind].states.filter((state) => !state.final).map((state) => state.name);
    const state = open ? this.often(states) : this.often(ends);
    const stored = {
      site: 'default', id, reference: makeReference(this.bytes), kind, form, state, subject, values, extra: [], locale: lang === 'zh' ? 'zh-Hans' : 'en', source: {}, trackingHash: this.hex(32), digest: this.hex(32),
      receivedAt: iso(received), answerDueAt: iso(received + DAY / 24), ...((!open || state !== 'received') && { answeredAt: iso(received + 1800_000) }), headSeq: 3, headHash: this.hex(32),
    };
    const event = (seq, type, at, by, data, text) => ({ seq, type, at: iso(at), by, state: seq === 1 ? states[0] : state, visibility: 'public', files: [], data, ...(text && { text }), prev: '', hash: this.hex(32) });
    const events = [
      event(1, 'received', received, 'customer', { digest: stored.digest }),
      event(2, 'message', received + 1800_000, 'staff', { actor: { id: 'u-bench', displayName: 'bench', role: 'agent' } }, lang === 'zh' ? '您好，已经收到，我们马上核实。' : 'Thank you, we are looking into it.'),
      event(3, 'assigned-to', received + 3600_000, 'staff', { assignee: this.random() < 0.3 ? null : { id: this.random() < 0.02 ? 'u-bench' : `u-${this.int(200)}`, displayName: 'Somebody' }, payload: this.random() < 0.7 ? { departments: [this.pick(['kiln', 'packing', 'post'])] } : {} }),
    ];
    const due = { answerDueAt: stored.answerDueAt, ...(open && state !== 'received' && { dueAt: iso(received + (5 + this.int(60)) * DAY) }) };
    if (this.random() < Math.max(2000 / this.count, 0.002)) this.kept.push({ reference: stored.reference, values, lang });
    return { stored, events, row: deskRow(stored, events, due), terms: [...new Set([...terms, ...termsOfCase({ ...stored, subject: '', values: { ...values, subject: '', description: '' } })])] };
  }

  *all() { for (let i = 0; i < this.count; i++) yield this.one(i); }
}
