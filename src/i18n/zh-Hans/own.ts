import type { OwnTerms } from '../own-terms.ts';

const terms: OwnTerms = {
  title: '我的反馈', open: '处理中', ended: '已结束', waiting: '等您回复', empty: '您还没有提交过反馈。', loading: '正在加载…', signIn: '请登录后查看您的反馈。', retry: '重试', received: '接收时间', order: '订单', goesOn: '合并处理，编号',
  noBackend: '<heed-my-cases> 尚未连接到服务。',
};
export default terms;
