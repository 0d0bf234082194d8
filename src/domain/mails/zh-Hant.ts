import type { MailWords } from './mail.ts';

const look = '查看進度';

/** Traditional Chinese. */
export const zhHant: MailWords = {
  hello: ({ name }) => (name ? `${name} 您好：` : '您好：'),
  kinds: {
    received: { subject: ({ reference }) => `已收到您的來信（${reference}）`, link: look,
      says: ({ subject, dueAt, atOnce }) => `感謝您就「${subject}」與我們聯絡，您的來信已經收到。${atOnce || dueAt ? `我們將${atOnce ? '立即' : `於 ${dueAt} 前`}由專人與您聯絡。` : ''}` },
    accepted: { subject: ({ reference }) => `已受理（${reference}）`, link: look, says: ({ subject }) => `「${subject}」已由專人受理，以下是給您的回覆：` },
    answer: { subject: ({ reference }) => `您的問題有回覆了（${reference}）`, link: '查看回覆或繼續提問', says: ({ subject }) => `關於「${subject}」，回覆如下：` },
    proposal: { subject: ({ reference }) => `處理方案請您確認（${reference}）`, link: '同意，或告訴我們您的想法', says: () => '我們打算這樣處理。在您同意之前，不會進行。' },
    done: { subject: ({ reference }) => `已處理完畢，請您確認（${reference}）`, link: '告訴我們您是否滿意', says: () => '您同意的方案已經完成。請您看看是否一切妥當，並告訴我們。' },
    message: { subject: ({ reference }) => `給您的留言（${reference}）`, link: '查看並回覆', says: ({ subject }) => `關於「${subject}」，有一則給您的留言：` },
    promised: { subject: ({ reference }) => `回覆時間（${reference}）`, link: look, says: ({ dueAt }) => `這個問題我們不想草率作答，正在查證。${dueAt ? `${dueAt} 前回覆您。` : ''}` },
    asked: { subject: ({ reference }) => `需要您補充（${reference}）`, link: '現在回覆', says: () => '為了繼續處理，需要您補充：' },
    late: { subject: ({ reference }) => `未能準時回覆，非常抱歉（${reference}）`, link: look, says: ({ subject }) => `關於「${subject}」，我們本應在此之前回覆您，非常抱歉。已通知負責人跟進。` },
    news: { subject: ({ reference }) => `您的建議有新進展（${reference}）`, link: look, says: ({ subject }) => `關於「${subject}」，有新的進展：` },
    closed: { subject: ({ reference }) => `已結案（${reference}）`, link: look, says: ({ subject }) => `「${subject}」現已結案。如果還有未盡之處，請憑編號與我們聯絡。` },
    merged: { subject: ({ reference, into }) => `您的兩件事項已合併：${reference} 併入 ${into}`, link: look,
      says: ({ subject, reference, into }) => `「${subject}」（${reference}）與您的另一件事項相同，我們將以編號 ${into} 一併處理，您寫下的內容都會保留。使用下面的連結，或原來的編號和查詢碼，都可以查看。` },
  },
  reference: '編號',
  footer: '您收到此郵件，是因為您在提交時留下了這個信箱。請勿直接回覆，請使用上面的連結。',
  bye: '客戶服務',
};
