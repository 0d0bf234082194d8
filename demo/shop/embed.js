import { text } from './shop.js';

const button = document.querySelector('[data-copy]');
button.addEventListener('click', async () => {
  const code = document.querySelector('#snippet');
  const selection = getSelection();
  selection.selectAllChildren(code);
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = text('copied');
  } catch {
    button.textContent = text('copy.keys'); // no permission: the text is selected, the keys do the rest
  }
});
