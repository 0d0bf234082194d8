import type { FinishedTerms } from '../finished-terms.ts';

const terms: FinishedTerms = {
  label: { service: '服务内容', workOrder: '工作单号或收据号', finishedAt: '完成时间', agent: '经办人', department: '部门', name: '客户姓名', email: '电子邮箱', phone: '电话', language: '邀请所用语言' },
  hint: { workOrderHint: '同一单号不会重复邀请。', finishedPhoneHint: '仅用于识别是否已邀请过，不会向其发送任何内容。' },
  step: { finished: '服务', customer: '客户' },
  lead: '邀请客户评价本次服务：通过邮件，或由您转交链接。',
  send: '邀请评价',
  invited: '已邀请客户评价', known: '此前已邀请过该客户', not: '未邀请该客户',
  mailed: (to) => `邀请将发送至 ${to}。`,
  noAddress: '没有邮箱地址，请将链接转交客户。',
  noMails: '此处不发送邮件，请将链接转交客户。',
  noPage: '尚未设置问卷页面，因此没有链接。请告知管理员。',
  until: (day) => `${day}前可以作答。`,
  since: (day) => `已于${day}发送或转交，链接与当时相同。`,
  answered: '客户已经作答。在评审之前仍可修改。',
  recently: (day) => `已于${day}邀请过该客户，近期不再重复邀请。`,
  stopped: '该客户表示不愿再收到邀请。',
  another: '已就此单号邀请过另一位客户，请核对单号。',
  notAsked: '此处设置为服务完成后不邀请评价；管理员可以更改。',
  link: '仅供该客户使用的链接', scan: '含链接的二维码', next: '登记另一项服务', mend: '修改所填内容',
};
export default terms;
