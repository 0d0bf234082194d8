// "Something wrong?": a dialog with the form, the order number filled in and, from a line of the order, its product.
import { text } from './shop.js';

const dialog = document.querySelector('dialog.complain');
const template = dialog.querySelector('template[data-form]');
const orderNumber = document.querySelector('[data-order]').textContent;
let form;
let about;

function open(product) {
  if (!form || product !== about) {
    form?.remove();
    form = document.importNode(template.content, true).querySelector('heed-complaint-form');
    form.prefill = { orderNumber, ...(product && { product: text(product) }) };
    form.addEventListener('heed-case-submitted', () => { about = Symbol('received'); });
    about = product;
    dialog.append(form);
  }
  dialog.showModal();
}

for (const button of document.querySelectorAll('[data-complain]')) {
  button.addEventListener('click', () => open(button.dataset.complain));
}
