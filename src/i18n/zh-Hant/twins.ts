import type { TwinsTerms } from '../twins-terms.ts';

const terms: TwinsTerms = {
  found: '您在此訂單上已有處理中的回饋', kept: '您曾在本機就此訂單送出過回饋',
  hint: '如果是同一件事，請補充到那件回饋；否則請作為新的回饋送出。', add: '補充到這件回饋', text: '補充內容', back: '返回核對',
  added: (reference) => `已補充到 ${reference}，沒有另立新的回饋。`,
};
export default terms;
