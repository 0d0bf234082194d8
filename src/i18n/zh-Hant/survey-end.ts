import type { SurveyEndTerms } from '../terms.ts';

const terms: SurveyEndTerms = {
  ui: { thanks: '感謝您的評價', thanksText: '我們已收到您的回答，每一則都會認真閱讀。',
    reference: '回答編號', change: '修改我的回答', again: '再填一份', close: '關閉', tapped: '您的評分已收到，謝謝！您仍可修改，或再補充幾句。',
    answered: '您已填寫過，現在仍可修改。', retry: '重試', sorry: '這次沒能讓您滿意，我們深感抱歉。',
    changeSend: '送出修改', stop: '請不要再邀請我', next: '下一位', save: '存為檔案', remove: '從此裝置刪除', wrote: '您寫下的內容還在這台裝置上',
  },
  clears: (seconds, ended) => (ended ? `${seconds} 秒後可由下一位填寫。` : `長時間沒有操作，${seconds} 秒後將清空已填內容。輕觸螢幕可繼續填寫。`),
  kept: (n) => `工作人員請注意：有 ${n} 份答卷未被接收，暫存在此裝置上。`, version: (n) => `第 ${n} 版`,
  followUp: (when) => `我們會在${when}之前致電給您。`,
  stop: ['不再接收評價邀請？', '之後我們不會再寄給您評價邀請和提醒。您仍可隨時與我們聯絡。'],
  stopped: ['已設定', '我們不會再邀請您評價。'],
  bad: {
    'survey-unknown': ['找不到此問卷', '您開啟的頁面可能已經過期。感謝您願意給我們回饋。'],
    'invitation-unknown': ['此連結無法開啟問卷', '請完整開啟我們訊息中的連結，其中可能缺少了一部分。'],
    'invitation-expired': ['此問卷已截止', '填寫時間已過，感謝您的關注。有任何問題，歡迎隨時與我們聯絡。'],
    'survey-evaluated': ['您的回答我們已經閱讀', '回答已完成評估，不能再修改。謝謝您！'],
    'case-gone': ['已無可評價的內容', '此問卷所涉及的事項，我們已不再保存。'],
    'offline': ['沒有網路連線', '連線恢復後，問卷會自動開啟。'],
    'unavailable': ['服務暫時出現故障', '請稍後重試。'],
  },
};
export default terms;
