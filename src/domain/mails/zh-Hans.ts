import type { MailWords } from './mail.ts';

const look = '查看进展';

/** Simplified Chinese. */
export const zhHans: MailWords = {
  hello: ({ name }) => (name ? `${name}，您好：` : '您好：'),
  kinds: {
    received: { subject: ({ reference }) => `已收到您的来信（${reference}）`, link: look,
      says: ({ subject, dueAt, atOnce }) => `感谢您就“${subject}”联系我们，您的来信已经收到。${atOnce || dueAt ? `我们将${atOnce ? '立即' : `在 ${dueAt} 前`}由专人与您联系。` : ''}` },
    accepted: { subject: ({ reference }) => `已受理（${reference}）`, link: look, says: ({ subject }) => `“${subject}”已由专人受理，以下是给您的回复：` },
    answer: { subject: ({ reference }) => `您的问题有答复了（${reference}）`, link: '查看答复或继续提问', says: ({ subject }) => `关于“${subject}”，答复如下：` },
    proposal: { subject: ({ reference }) => `处理方案请您确认（${reference}）`, link: '同意，或告诉我们您的想法', says: () => '我们打算这样处理。在您同意之前，不会实施。' },
    done: { subject: ({ reference }) => `已处理完毕，请您确认（${reference}）`, link: '告诉我们您是否满意', says: () => '您同意的方案已经实施完毕。请您看看是否一切妥当，并告诉我们。' },
    message: { subject: ({ reference }) => `给您的留言（${reference}）`, link: '查看并回复', says: ({ subject }) => `关于“${subject}”，有一条给您的留言：` },
    promised: { subject: ({ reference }) => `答复时间（${reference}）`, link: look, says: ({ dueAt }) => `这个问题我们不想草率作答，正在核实。${dueAt ? `${dueAt} 前给您答复。` : ''}` },
    asked: { subject: ({ reference }) => `需要您补充（${reference}）`, link: '现在回复', says: () => '为了继续处理，需要您补充：' },
    late: { subject: ({ reference }) => `未能按时答复，非常抱歉（${reference}）`, link: look, says: ({ subject }) => `关于“${subject}”，我们本应在此之前给您答复，非常抱歉。已通知负责人跟进。` },
    news: { subject: ({ reference }) => `您的建议有新进展（${reference}）`, link: look, says: ({ subject }) => `关于“${subject}”，有新的进展：` },
    closed: { subject: ({ reference }) => `已结案（${reference}）`, link: look, says: ({ subject }) => `“${subject}”现已结案。如果还有未尽之处，请凭编号与我们联系。` },
    merged: { subject: ({ reference, into }) => `您的两件事项已合并：${reference} 并入 ${into}`, link: look,
      says: ({ subject, reference, into }) => `“${subject}”（${reference}）与您的另一件事项相同，我们将以编号 ${into} 一并处理，您写下的内容都会保留。使用下面的链接，或原来的编号和查询码，都可以查看。` },
  },
  reference: '编号',
  footer: '您收到此邮件，是因为您在提交时留下了这个邮箱。请勿直接回复，请使用上面的链接。',
  bye: '客户服务',
};
