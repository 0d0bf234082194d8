import type { TwinsTerms } from '../twins-terms.ts';

const terms: TwinsTerms = {
  found: '您在此订单上已有处理中的反馈', kept: '您曾在本机就此订单提交过反馈',
  hint: '如果是同一件事，请补充到那件反馈；否则请作为新的反馈提交。', add: '补充到这件反馈', text: '补充内容', back: '返回核对',
  added: (reference) => `已补充到 ${reference}，没有另立新的反馈。`,
};
export default terms;
