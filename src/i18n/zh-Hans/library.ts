import type { LibraryTerms } from '../library-terms.ts';

const terms: LibraryTerms = {
  label: { 'title': '标题', 'problem': '问题', 'cause': '原因', 'departments': '责任部门', 'phase': '所属阶段', 'lesson': '经验教训', 'measure': '改进措施' },
  phase: { advice: '咨询', order: '下单', delivery: '配送', use: '使用', repair: '维修', billing: '结算', other: '其他' },
  redaction: { 'name': '姓名', 'phone': '电话', 'email': '邮箱', 'plate': '车牌', 'id-number': '证件号', 'card': '卡号', 'address': '地址', 'reference': '受理编号', 'order': '订单号', 'account': '微信号或 QQ 号' },
  ui: {
    title: '案例库', lead: '已办结投诉的经验教训，开展新工作前请先查阅。', searchHint: '须同时包含的关键词', empty: '还没有案例。', emptyHint: '已归档且总结了教训的投诉可以入库。', back: '返回列表', photos: '照片', savedBy: '录入人', add: '案例入库', addTitle: '将已归档的投诉整理入库',
    addHint: '姓名、电话、邮箱、车牌等已自动隐去，保存前请再看一遍。', reference: '已归档的受理编号', preview: '查看草稿', checkTitle: '保存前核对', checkHint: '还能看出客户是谁吗？工作台的同事都能看到此案例。', removed: '已隐去', nothingRemoved: '没有发现个人信息。', choosePhotos: '入库的照片',
    choosePhotosHint: '只选没有人像和地址的照片。', checked: '我已核对，无法认出任何人。', unchecked: '请先通读全文，再勾选此项。', save: '保存入库', saved: '案例已入库。', notClosed: '只有已归档且总结了教训的投诉才能入库。', noLibrary: '此服务没有案例库。',
    changeTitle: '修改此投诉的案例', newer: '其他人刚刚保存了此案例，您的修改尚未保存。请对照后再次保存。以下是对方不同的内容：',
  },
  took: (what, count) => (count === 1 ? what : `${what} × ${count}`),
  changedBy: (who, when) => `${who}于 ${when} 修改`,
};
export default terms;
