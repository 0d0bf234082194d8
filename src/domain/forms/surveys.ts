import type { Condition, Field, FormDefinition, Text } from '../form.ts';

/** When a survey is sent (S-02). */
export const OCCASIONS = ['after-case', 'after-service', 'return-visit'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** A survey template: a form definition whose fields say how they count. Its id and version are the form's. */
export interface SurveyTemplate extends FormDefinition {
  readonly title: Text;
  readonly intro?: Text;
  readonly occasion: Occasion;
  /** The question that a bar of faces, in a page or an e-mail, asks first: a rating or a scale. */
  readonly first: string;
  /** Answers with which somebody has to call (S-03); absent: `lowScore` makes it from the scores. */
  readonly followUp?: Condition;
}

const words = (en: string, hans: string, hant: string): Text => ({ 'en': en, 'zh-Hans': hans, 'zh-Hant': hant });
const option = (value: string, ...label: [string, string, string]) => ({ value, label: words(...label) });

const item = (name: string, ...label: [string, string, string]): Field =>
  ({ name, type: 'rating', appearance: 'stars', score: 'item', label: words(...label) });

const overall = (...label: [string, string, string]): Field =>
  ({ name: 'overall', type: 'rating', appearance: 'faces', score: 'csat', required: true, label: words(...label) });

const recommend: Field = {
  name: 'recommend', type: 'scale', appearance: 'numbers', min: 0, max: 10, score: 'nps',
  label: words('How likely are you to recommend us to a friend or colleague?', '您有多大可能把我们推荐给朋友或同事？', '您有多大可能把我們推薦給朋友或同事？'),
};
const effort: Field = {
  name: 'effort', type: 'scale', appearance: 'numbers', min: 1, max: 7, score: 'ces',
  label: words('How easy was it to get your matter settled with us?', '在我们这里解决问题，您觉得容易吗？', '在我們這裡解決問題，您覺得容易嗎？'),
};
const comment: Field = {
  name: 'comment', type: 'longtext', max: 2000, score: 'comment',
  label: words('Anything else we should know?', '还有什么想告诉我们的吗？', '還有什麼想告訴我們的嗎？'),
};

const low: Condition = { any: [{ field: 'overall', is: [1, 2] }, { field: 'recommend', is: [0, 1, 2, 3, 4, 5, 6] }] };
const called: Condition = { field: 'callBack', is: ['yes'] };

/** A low score asks why, and offers a call (S-01): at once, before anything else is asked. */
const afterLow: readonly Field[] = [
  { name: 'why', type: 'longtext', max: 2000, score: 'comment', when: low,
    label: words('We are sorry. What went wrong?', '非常抱歉。请问是哪里没有做好？', '非常抱歉。請問是哪裡沒有做好？') },
  { name: 'callBack', type: 'choice', score: 'callback', when: low,
    label: words('May we call you about it?', '我们可以给您打个电话吗？', '我們可以給您打個電話嗎？'),
    options: [option('yes', 'Yes, please call me', '可以，请联系我', '可以，請聯絡我'), option('no', 'No, thank you', '不用了，谢谢', '不用了，謝謝')] },
  { name: 'phone', type: 'phone', max: 40, score: 'contact', autocomplete: 'tel', required: called, when: called,
    label: words('Your phone number', '您的电话', '您的電話') },
];

const reasons = (...options: ReturnType<typeof option>[]): Field => ({
  name: 'better', type: 'choices', when: { field: 'overall', is: [1, 2, 3] }, options,
  label: words('What should be better?', '哪些方面需要改进？', '哪些方面需要改進？'),
});

/** After a complaint, an inquiry or a suggestion was closed (C-11). */
const afterComplaint: SurveyTemplate = {
  id: 'after-complaint', version: 1, occasion: 'after-case', first: 'overall',
  title: words('How did we do?', '我们处理得怎么样？', '我們處理得怎麼樣？'),
  intro: words('It takes less than a minute.', '不到一分钟即可完成。', '不到一分鐘即可完成。'),
  steps: [
    { name: 'score', title: words('Overall', '总体评价', '總體評價'), fields: [
      overall('How satisfied are you with the way we handled it?', '您对这次处理的总体满意度如何？', '您對這次處理的整體滿意度如何？'),
      recommend, ...afterLow,
      reasons(option('speed', 'Speed', '处理速度', '處理速度'), option('attitude', 'Courtesy', '服务态度', '服務態度'), option('solution', 'The solution itself', '解决方案', '解決方案'),
        option('information', 'Being kept informed', '进度告知', '進度告知'), option('other', 'Something else', '其他', '其他')),
      { name: 'solved', type: 'choice', score: 'solved', label: words('Was your matter solved?', '您的问题解决了吗？', '您的問題解決了嗎？'),
        options: [option('yes', 'Yes', '已解决', '已解決'), option('partly', 'In part', '部分解决', '部分解決'), option('no', 'No', '未解决', '未解決')] },
    ] },
    { name: 'items', title: words('In detail', '分项评价', '分項評價'), fields: [
      item('speed', 'Speed of our answer', '响应速度', '回應速度'), item('courtesy', 'Courtesy', '服务态度', '服務態度'),
      item('solution', 'The solution', '解决方案', '解決方案'), effort, comment,
    ] },
  ],
};

/** After a paid service was finished (V-08). */
const afterService: SurveyTemplate = {
  id: 'after-service', version: 1, occasion: 'after-service', first: 'overall',
  title: words('How was our service?', '本次服务怎么样？', '本次服務怎麼樣？'),
  intro: words('It takes less than a minute.', '不到一分钟即可完成。', '不到一分鐘即可完成。'),
  steps: [
    { name: 'score', title: words('Overall', '总体评价', '總體評價'), fields: [
      overall('How satisfied are you with this service?', '您对本次服务的总体满意度如何？', '您對本次服務的整體滿意度如何？'),
      recommend, ...afterLow,
      reasons(option('time', 'Keeping to the time', '守时', '準時'), option('work', 'The work', '施工质量', '施工品質'), option('clean', 'Tidiness', '现场整洁', '現場整潔'),
        option('price', 'The price', '价格', '價格'), option('other', 'Something else', '其他', '其他')),
    ] },
    { name: 'items', title: words('In detail', '分项评价', '分項評價'), fields: [
      item('punctual', 'Punctuality', '准时上门', '準時上門'), item('work', 'Quality of the work', '服务质量', '服務品質'), item('courtesy', 'Courtesy', '服务态度', '服務態度'),
      item('tidy', 'Left clean and tidy', '现场清洁', '現場清潔'), item('price', 'Price for what was done', '收费合理', '收費合理'), comment,
    ] },
  ],
};

/** At a periodic return visit. */
const returnVisit: SurveyTemplate = {
  id: 'return-visit', version: 1, occasion: 'return-visit', first: 'overall',
  title: words('How are things with us?', '定期回访', '定期回訪'),
  intro: words('A few questions, so that we notice what you need.', '几个简短的问题，让我们更了解您的需要。', '幾個簡短的問題，讓我們更了解您的需要。'),
  steps: [
    { name: 'score', title: words('Overall', '总体评价', '總體評價'), fields: [
      overall('How satisfied are you with us on the whole?', '您对我们的总体满意度如何？', '您對我們的整體滿意度如何？'),
      recommend, ...afterLow,
    ] },
    { name: 'items', title: words('In detail', '分项评价', '分項評價'), fields: [
      item('quality', 'Products', '产品质量', '產品品質'), item('service', 'Service', '服务', '服務'), item('reach', 'How easily you reach us', '联系便捷', '聯絡便捷'), effort,
      { name: 'needs', type: 'longtext', max: 2000, score: 'comment', label: words('What do you need that we do not offer yet?', '您还有哪些需要是我们尚未提供的？', '您還有哪些需要是我們尚未提供的？') },
      comment,
    ] },
  ],
};

/** The templates that are shipped; a site's own versions come over them. */
export const SURVEYS: readonly SurveyTemplate[] = [afterComplaint, afterService, returnVisit];
