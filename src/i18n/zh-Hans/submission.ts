import type { SubmissionTerms } from '../terms.ts';

const terms: SubmissionTerms = {
  issue: {
    'required': (label) => `请填写：${label}`,
    'contact-required': () => '请填写电话或电子邮箱，以便我们回复您。',
    'too-long': (label, { max, count }) => `${label}：最多 ${max} 个字${count ? `，现有 ${count} 个` : ''}`,
    'not-an-email': () => '邮箱格式不正确，例如：name@example.com',
    'not-a-phone': () => '电话号码格式不正确，可使用数字、空格、+ 和 -。',
    'not-a-date': (label) => `${label}：日期不存在`,
    'in-future': (label) => `${label}：日期不能晚于今天`,
    'consent-required': () => '需要您的同意，我们才能处理。',
    'not-added': (_, { name }) => `“${name}”尚未添加，请再试一次。`,
    'not-text': (label) => `${label}：请重新输入`,
  },
  failure: {
    'network': '目前没有网络连接。',
    'timeout': '等待回应的时间过长。',
    'aborted': '已停止，未发送任何内容。',
    'bad-response': '回应的不是我们的服务。您所在的网络是否需要先登录？',
    'unavailable': '我们的服务目前出现故障。',
    'rate-limited': '目前请求过多。',
  },
  ui: {
    forget: '清除本机上的全部内容', saveReceipt: '保存',
    summaryTitle: '请再看一下以下内容', reviewTitle: '核对您填写的内容', reviewHint: '尚未提交。', change: '修改', notGiven: '未填写', yes: '是', no: '否', edit: '返回修改',
    sendNow: '确认提交', sending: '正在提交…', sendingText: '正在提交您的内容…', waitingTitle: '尚未提交成功', waitingText: '内容已保存在本机，一旦条件允许会自动提交。您可以保持此页面打开。',
    refusedTitle: '未能受理，原因：', retry: '立即重试', kept: '已保存在本机', notKept: '未保存在本机。请在离开本页之前提交。', receivedTitle: '我们已收到',
    reference: '您的受理编号', trackingCode: '查询码', trackingCodeHint: '查询进度时两者缺一不可，请妥善保存。', copy: '复制', copied: '已复制', print: '打印', nextTitle: '接下来',
    follow: '查询进度', another: '再写一条', youWrote: '您填写的内容', connection: '正在等待网络连接。',
  },
  receivedAs: (reference) => `已受理，编号 ${reference}`,
  retryAt: (time) => `下次重试：${time}`,
  answerBy: (when) => `我们会${when ? `在${when}之前` : '立即'}回复您。`,
  nextStep: {
    complaint: ['专人阅读并受理您的投诉。', '我们查明原因并提出处理方案；在您同意之前不会实施。'],
    inquiry: ['专人阅读您的咨询。', '您会收到答复，或收到答复的时间。'],
    suggestion: ['专人阅读您的建议。', '相关部门评估后，我们会告知您结果。'],
  },
};
export default terms;
