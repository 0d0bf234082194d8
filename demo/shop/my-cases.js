// Who the customer is: the shop's server has signed it.
const provider = document.querySelector('heed-provider');
provider.customerToken = async () => {
  const answer = await fetch('/account/token.json', { cache: 'no-store' });
  return answer.ok ? (await answer.json()).token : undefined;
};

// What was just filed, or added to, stands in the list.
const list = document.querySelector('heed-my-cases');
for (const type of ['heed-case-submitted', 'heed-case-updated']) provider.addEventListener(type, () => void list.refresh());
