// The words of the staff's pages, and their language.
const texts = {
  'zh-Hans': { 'title.desk': '客服工作台 · 静水茶器', 'title.library': '案例库 · 静水茶器', 'desk.script': '工作台需要 JavaScript。', 'desk.back': '客服工作台', 'nav.lang': '语言' },
  'zh-Hant': { 'title.desk': '客服工作台 · 靜水茶器', 'title.library': '案例庫 · 靜水茶器', 'desk.script': '工作台需要 JavaScript。', 'desk.back': '客服工作台', 'nav.lang': '語言' },
};
const root = document.documentElement;
const words = texts[root.lang] ?? {};
for (const element of document.querySelectorAll('[data-t]')) element.textContent = words[element.dataset.t] ?? element.textContent;
for (const element of document.querySelectorAll('[data-t-label]')) element.ariaLabel = words[element.dataset.tLabel] ?? element.ariaLabel;
for (const link of document.querySelectorAll('.langs a')) {
  link.ariaCurrent = link.lang === root.lang ? 'true' : null;
  // The open case stays open in the other language.
  link.addEventListener('click', () => { link.href = `?lang=${link.lang}${location.hash}`; });
}
root.classList.remove('translating');
