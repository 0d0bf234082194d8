// The demo's mailbox: what a mail server would have been given.
const $ = (selector, from = document) => from.querySelector(selector);
const show = (selector) => { $(selector).hidden = false; };
const locale = document.documentElement.lang;
const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

const copy = (template) => $(template).content.cloneNode(true);
const put = (element, text) => { element.textContent = text; };
function putTime(element, iso) {
  element.dateTime = iso;
  element.textContent = time.format(new Date(iso));
}

/** A paragraph of the plain text: a quotation, the link with its words above it, or just words. */
function drawPart(part) {
  const quoted = part.split('\n').every((line) => line.startsWith('> ') || line === '>');
  const element = document.createElement(quoted ? 'blockquote' : 'p');
  const link = /^(.*):\n((?:https?:\/\/|\/)\S+)$/.exec(part);
  if (link) {
    const anchor = document.createElement('a');
    // The page beside this one, whatever address the shop has at the moment.
    const { pathname, hash } = new URL(link[2], location.href);
    anchor.href = pathname + hash;
    anchor.textContent = link[1];
    element.className = /^\d/.test(link[1]) ? 'act score' : 'act';
    element.append(anchor);
  } else {
    element.textContent = part.startsWith('--\n') ? part.slice(3) : quoted ? part.replace(/^> ?/gm, '') : part;
    if (part.startsWith('--\n')) element.className = 'small';
  }
  return element;
}

function open(mail, button) {
  for (const other of document.querySelectorAll('.mails button')) other.ariaCurrent = other === button ? 'true' : null;
  const drawn = copy('[data-mail]');
  put($('h2', drawn), mail.subject);
  put($('[data-to]', drawn), mail.to);
  putTime($('time', drawn), mail.at);
  $('[data-body]', drawn).lang = mail.locale;
  $('[data-body]', drawn).append(...mail.text.trim().split('\n\n').map(drawPart));
  $('.mail').replaceChildren(drawn);
}

const response = await fetch('/v1/mailbox', { headers: { Accept: 'application/json' } });
if (!response.ok) show('[data-away]');
else {
  const { mails } = await response.json();
  if (!mails.length) show('[data-empty]');
  else {
    show('.mailbox');
    for (const mail of mails) {
      const line = copy('[data-line]');
      const button = $('button', line);
      put($('b', line), mail.to);
      putTime($('time', line), mail.at);
      put($('span', line), mail.subject);
      button.addEventListener('click', () => { open(mail, button); $('.mail').focus(); });
      $('.mails').append(line);
    }
    open(mails[0], $('.mails button'));
  }
}
