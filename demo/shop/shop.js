import { texts } from './texts.js';

const root = document.documentElement;
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const CURRENCY = { en: 'usd', 'zh-Hans': 'cny', 'zh-Hant': 'twd' };

/** The words of the page: English stands in the HTML, the others come from texts.js. */
const english = new Map();
export const text = (key) => texts[root.lang]?.[key] ?? english.get(key) ?? key;

const put = (element, key, read, write) => {
  if (!english.has(key)) english.set(key, read(element));
  write(element, text(key));
};

export const money = (amounts) => {
  const currency = CURRENCY[root.lang] ?? 'usd';
  return new Intl.NumberFormat(root.lang, { style: 'currency', currency: currency.toUpperCase(), currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 })
    .format(Number(amounts[currency]));
};

function translate() {
  const scopes = [document, ...$$('template').map((template) => template.content)];
  for (const scope of scopes) {
    for (const e of $$('[data-t]', scope)) put(e, e.dataset.t, (x) => x.textContent, (x, words) => { x.textContent = words; });
    for (const e of $$('[data-t-label]', scope)) put(e, e.dataset.tLabel, (x) => x.ariaLabel, (x, words) => { x.ariaLabel = words; });
    for (const e of $$('[data-t-alt]', scope)) put(e, e.dataset.tAlt, (x) => x.alt, (x, words) => { x.alt = words; });
  }
  for (const e of $$('data.price')) e.textContent = money(e.dataset);
  const date = new Intl.DateTimeFormat(root.lang, { month: 'short', day: 'numeric', weekday: 'short' });
  for (const e of $$('time[data-days]')) {
    const day = new Date(Date.now() + Number(e.dataset.days) * 86_400_000);
    e.dateTime = day.toISOString().slice(0, 10);
    e.textContent = date.format(day);
  }
  for (const a of $$('.langs a')) a.ariaCurrent = a.lang === root.lang ? 'true' : null;
  for (const a of $$('.menu a')) a.ariaCurrent = a.pathname === location.pathname ? 'page' : null;
  drawBasket();
  root.classList.remove('translating');
}

const remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // storage is off: it holds for this page only
  }
};
const recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

for (const a of $$('.langs a')) {
  a.addEventListener('click', (event) => {
    event.preventDefault();
    root.lang = a.lang;
    remember('lang', a.lang);
    const url = new URL(location.href);
    url.searchParams.set('lang', a.lang);
    history.replaceState(history.state, '', url);
    translate();
  });
}

/* The basket: product ids, as often as they were added. */
const basket = (recall('basket') ?? '').split(' ').filter(Boolean);
const panel = document.querySelector('dialog.basket');

function drawBasket() {
  document.querySelector('[data-basket-count]').textContent = String(basket.length);
  const lines = panel.querySelector('[data-basket-lines]');
  const prices = JSON.parse(recall('prices') ?? '{}');
  for (const card of $$('.card')) prices[card.dataset.product] = { ...card.querySelector('.price').dataset };
  remember('prices', JSON.stringify(prices));
  const known = basket.filter((id) => prices[id]);
  lines.replaceChildren(...known.map((id) => {
    const line = panel.querySelector('template').content.firstElementChild.cloneNode(true);
    line.querySelector('.what').textContent = text(`p.${id}`);
    line.querySelector('.price').textContent = money(prices[id]);
    line.querySelector('button').addEventListener('click', () => {
      basket.splice(basket.indexOf(id), 1);
      changed();
      (lines.querySelector('button') ?? panel.querySelector('[data-close]')).focus();
    });
    return line;
  }));
  const sum = (currency) => known.reduce((total, id) => total + Number(prices[id][currency]), 0);
  panel.querySelector('[data-basket-total]').textContent = money({ usd: sum('usd'), cny: sum('cny'), twd: sum('twd') });
  panel.querySelector('[data-basket-empty]').hidden = known.length > 0;
  panel.querySelector('.total').hidden = !known.length;
}

function changed() {
  remember('basket', basket.join(' '));
  drawBasket();
}

let quiet;
const say = (words) => {
  const said = document.querySelector('.said');
  said.textContent = words;
  clearTimeout(quiet);
  quiet = setTimeout(() => { said.textContent = ''; }, 4000);
};

for (const button of $$('[data-add]')) {
  button.addEventListener('click', () => {
    const id = button.closest('.card').dataset.product;
    basket.push(id);
    changed();
    say(`${text(`p.${id}`)} · ${text('added')}`);
  });
}
document.querySelector('[data-basket-open]').addEventListener('click', () => panel.showModal());
for (const button of $$('dialog [data-close]')) button.addEventListener('click', () => button.closest('dialog').close());

english.set('added', 'in the basket').set('copied', 'Copied').set('copy.keys', 'Selected: press Ctrl+C');
translate();
