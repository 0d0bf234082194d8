/** What customers and staff of a tea shop write in the stories, in each locale. */
import type { Locale } from '../../src/domain/form.ts';

// Names of files are in ASCII: the app reads uploads with the page's own parser, and WebKit's knows no other names.
const en = {
  subject: 'The spout of the teapot is cracked', long: 'Ordered on the first, delivered in a wet carton, one handle broken off, and three letters about it without an answer so far',
  description: 'A hairline crack runs from the rim down.\nIt drips with every pour; the box was sound.',
  question: 'How long does green tea keep?', ask: 'I drink little and the bag holds half a kilo. Should it go into the refrigerator?',
  idea: 'Smaller bags for tasting', propose: 'Ten grams of each would let me choose before I buy a whole bag.',
  name: 'Ada Lin', product: 'Teapot “Willow”, 300 ml', bestTime: 'Weekdays after 6 pm', other: 'A lid alone would do', photo: 'spout.jpg', paper: 'delivery note.pdf',
  accept: 'Dear Ms Lin, we are sorry. I am Wu Min, and I have taken this up.', reject: 'The teapot is not from our shop; the maker’s own service can help.',
  proposal: 'We send a new teapot at our expense; you keep the old one.', decline: 'I would rather have my money back.', done: 'The new teapot was delivered this morning.',
  satisfied: 'Thank you, that was quick.', unsatisfied: 'The new one drips as well.', message: 'Two photos from the side, if that helps.', reply: 'Thank you, that helps us a great deal.',
  withdraw: 'It has been settled by phone.', answer: 'Up to twelve months, closed and cool. A refrigerator is fine if nothing smells beside it.',
  acknowledge: 'Thank you, we have noted it.', measure: 'Tasting sets of five teas from spring on.', turnDown: 'Such small bags would not keep the tea fresh.', thank: 'Thank you for thinking along with us. A set is on its way to you.',
  fallback: 'Write to service@shop.example or call 400 000 0000.', intro: 'We answer within the hour.', thanks: 'Thank you. A voucher for your next order: TEA5.',
  extra: 'Where did you buy it?', newHint: 'Six digits, on the sticker under the foot', newLabel: 'Serial number',
};
export type Words = typeof en;

const hans: Words = {
  subject: '茶壶壶嘴有裂纹', long: '一号下单，送到时纸箱已经湿透，壶把断了一只，为此先后写了三封信，到现在都没有人回复我，请务必尽快处理',
  description: '从口沿往下有一道细裂。\n每次出汤都滴水，包装是完好的。',
  question: '绿茶能放多久？', ask: '我喝得慢，一袋有半公斤，需要放冰箱吗？', idea: '希望有小包装试饮', propose: '每种十克，先尝再买整袋。',
  name: '林薇', product: '“柳”壶 300 毫升', bestTime: '工作日 18 点以后', other: '只换一个壶盖就行', photo: 'IMG_2041.jpg', paper: 'SF-130420.pdf',
  accept: '林女士您好，非常抱歉。我是吴敏，您的投诉由我受理。', reject: '这只壶不是本店售出的，请联系厂家售后。', proposal: '为您补发一只新壶，运费由我们承担，旧壶不必寄回。', decline: '我还是想退款。',
  done: '新壶已于今早送达。', satisfied: '谢谢，处理得很快。', unsatisfied: '新的这只也滴水。', message: '补充两张侧面照片，供参考。', reply: '谢谢，这对我们很有帮助。', withdraw: '已经电话解决了。',
  answer: '密封、阴凉可放十二个月。放冰箱也可以，旁边不要有气味重的东西。', acknowledge: '谢谢，已经记下。', measure: '春季起推出五种茶的试饮装。', turnDown: '包装太小，茶叶不易保鲜。',
  thank: '谢谢您为我们着想，一份试饮装已寄出。', fallback: '请写信至 service@shop.example，或致电 400 000 0000。', intro: '我们一小时内答复。', thanks: '谢谢您。下次购物优惠码：TEA5。',
  extra: '您在哪里购买的？', newHint: '壶底贴纸上的六位数字', newLabel: '序列号',
};

const hant: Words = {
  subject: '茶壺壺嘴有裂紋', long: '一號下單，送到時紙箱已經濕透，壺把斷了一隻，為此先後寫了三封信，到現在都沒有人回覆我，請務必盡快處理',
  description: '從口沿往下有一道細裂。\n每次出湯都滴水，包裝是完好的。',
  question: '綠茶能放多久？', ask: '我喝得慢，一袋有半公斤，需要放冰箱嗎？', idea: '希望有小包裝試飲', propose: '每種十克，先嚐再買整袋。',
  name: '林薇', product: '「柳」壺 300 毫升', bestTime: '工作日 18 點以後', other: '只換一個壺蓋就行', photo: 'IMG_2041.jpg', paper: 'SF-130420.pdf',
  accept: '林女士您好，非常抱歉。我是吳敏，您的投訴由我受理。', reject: '這隻壺不是本店售出的，請聯絡廠家售後。', proposal: '為您補發一隻新壺，運費由我們承擔，舊壺不必寄回。', decline: '我還是想退款。',
  done: '新壺已於今早送達。', satisfied: '謝謝，處理得很快。', unsatisfied: '新的這隻也滴水。', message: '補充兩張側面照片，供參考。', reply: '謝謝，這對我們很有幫助。', withdraw: '已經電話解決了。',
  answer: '密封、陰涼可放十二個月。放冰箱也可以，旁邊不要有氣味重的東西。', acknowledge: '謝謝，已經記下。', measure: '春季起推出五種茶的試飲裝。', turnDown: '包裝太小，茶葉不易保鮮。',
  thank: '謝謝您為我們著想，一份試飲裝已寄出。', fallback: '請寫信至 service@shop.example，或致電 400 000 0000。', intro: '我們一小時內答覆。', thanks: '謝謝您。下次購物優惠碼：TEA5。',
  extra: '您在哪裡購買的？', newHint: '壺底貼紙上的六位數字', newLabel: '序號',
};

export const WORDS: Readonly<Record<Locale, Words>> = { 'en': en, 'zh-Hans': hans, 'zh-Hant': hant };
