// Once a case is open there is nothing more to enter.
document.querySelector('heed-case-tracker').addEventListener('heed-case-opened', () => {
  document.querySelector('[data-lead]').hidden = true;
});
