// Runs before anything is drawn: the language is that of ?lang=, else the remembered one, else the browser's.
{
  const known = ['en', 'zh-Hans', 'zh-Hant'];
  const query = new URLSearchParams(location.search);
  const nearest = (tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return known.find((k) => k === language || k === `${language}-${script}`);
    } catch {
      return undefined; // not a language tag
    }
  };
  let remembered;
  try {
    remembered = localStorage.getItem('lang');
  } catch {
    remembered = null; // storage is off: the language is asked of the browser each time
  }
  const root = document.documentElement;
  root.lang = [query.get('lang'), remembered, ...navigator.languages].map((tag) => tag && nearest(tag)).find(Boolean) ?? 'en';
  try {
    if (query.has('lang')) localStorage.setItem('lang', root.lang);
  } catch {
    root.dataset.forgets = ''; // the address has to name the language each time
  }
  if (query.get('dir') === 'rtl') root.dir = 'rtl';
  if (root.lang !== 'en') root.classList.add('translating');
}
