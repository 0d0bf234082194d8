import type { SurveyEndTerms } from '../terms.ts';

const terms: SurveyEndTerms = {
  ui: { thanks: '感谢您的评价', thanksText: '我们已收到您的回答，每一条都会认真阅读。',
    reference: '回答编号', change: '修改我的回答', again: '再填一份', close: '关闭', tapped: '您的评分已收到，谢谢！您仍可修改，或再补充几句。',
    answered: '您已填写过，现在仍可修改。', retry: '重试', sorry: '这次没能让您满意，我们深表歉意。',
    changeSend: '提交修改', stop: '请不要再邀请我', next: '下一位', save: '存为文件', remove: '从本设备删除', wrote: '您写下的内容还在这台设备上',
  },
  clears: (seconds, ended) => (ended ? `${seconds} 秒后可由下一位填写。` : `长时间没有操作，${seconds} 秒后将清空已填内容。轻触屏幕可继续填写。`),
  kept: (n) => `工作人员请注意：有 ${n} 份答卷未被接收，暂存在本设备上。`, version: (n) => `第 ${n} 版`,
  followUp: (when) => `我们会在${when}之前致电您。`,
  stop: ['不再接收评价邀请？', '之后我们不会再给您发送评价邀请和提醒。您仍可随时与我们联系。'],
  stopped: ['已设置', '我们不会再邀请您评价。'],
  bad: {
    'survey-unknown': ['没有找到此问卷', '您打开的页面可能已经过期。感谢您愿意给我们反馈。'],
    'invitation-unknown': ['此链接无法打开问卷', '请完整打开我们消息中的链接，其中可能缺少了一部分。'],
    'invitation-expired': ['此问卷已截止', '填写时间已过，感谢您的关注。有任何问题，欢迎随时联系我们。'],
    'survey-evaluated': ['您的回答我们已经阅读', '回答已完成评估，不能再修改。谢谢您！'],
    'case-gone': ['已无可评价的内容', '此问卷所涉及的事项，我们已不再保存。'],
    'offline': ['没有网络连接', '连接恢复后，问卷会自动打开。'],
    'unavailable': ['服务暂时出现故障', '请稍后重试。'],
  },
};
export default terms;
