// "Something wrong?": opens the form in a dialog, with the order number and, from a line of the order, the product.
import { text } from './shop.js';

const dialog = document.querySelector('dialog.complain');
const form = dialog.querySelector('heed-complaint-form');
const orderNumber = document.querySelector('[data-order]').textContent;

for (const button of document.querySelectorAll('[data-complain]')) {
  button.addEventListener('click', () => {
    form.prefill = { orderNumber, ...(button.dataset.complain && { product: text(button.dataset.complain) }) };
    dialog.showModal();
  });
}
