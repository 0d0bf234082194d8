// Without an invitation in the address, the page asks everybody about the shop.
const survey = document.querySelector('.panel heed-satisfaction-survey');
const choose = () => {
  const carried = new URLSearchParams(location.hash.slice(1));
  if (carried.has('invitation') || carried.has('stop')) survey.removeAttribute('template');
  else survey.setAttribute('template', 'after-complaint');
};
choose();
addEventListener('hashchange', choose);

const dialog = document.querySelector('dialog.complain');
document.querySelector('[data-survey-open]').addEventListener('click', () => dialog.showModal());
dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
