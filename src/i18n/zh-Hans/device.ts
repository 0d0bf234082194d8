import type { DeviceTerms } from '../terms.ts';

const terms: DeviceTerms = {
  kind: { complaint: '投诉', inquiry: '咨询', suggestion: '建议', survey: '问卷回答' },
  ui: {
    title: '本机内容', empty: '没有等待提交的内容', emptyHint: '暂时无法提交的内容会在这里等待，回执也保存在这里。', waiting: '等待提交', sent: '已提交',
    refused: '需要再看一下', memory: '未保存：仅在此窗口中等待，请不要关闭。',
    elsewhere: '将在填写它的页面上提交。', mayHaveArrived: '可能已经送达，因此无法撤回；不会重复受理。',
    takeBack: '撤回', takenBack: '已撤回，重新成为草稿。请打开表单修改或放弃。', changeHint: '请打开表单修改后重新提交。',
    takeAlong: '另存为文件带走', bring: '从文件继续', brought: '已存到本机，打开表单即可继续。', begun: '未完成', begunHint: '打开表单即可继续填写。', saveReceipt: '保存回执', follow: '查询进度', forget: '清除本机上的全部内容',
    forgotten: '本机上的内容已全部清除。', notForgotten: '浏览器未允许全部删除，请在浏览器设置中清除本网站的数据。', undo: '撤销',
    forgetAsk: '清除全部内容？', forgetUnsent: '有内容尚未提交，清除后将会丢失。', cancel: '取消',
    full: '本机存储空间不足：您填写的内容或添加的文件未能全部保存。', whatToDo: '请在离开本页之前提交，或将内容另存为文件带走，以后从文件继续。',
    proof: '受理凭证', digest: '内容与文件的摘要（SHA-256）', signature: '服务方签名（Ed25519）', unsigned: '该服务不对回执签名。', key: '密钥', answerDue: '最迟答复时间',
    seenHint: '查询码已不在本机保存，请查看您的回执。', close: '关闭',
    checkTitle: '核验已保存的回执', checkHint: '文件不会离开本机。', checkDrop: '选择回执文件，或拖放到这里', checking: '正在核验…',
    otherTitle: '另一个标签页也打开了这份草稿', otherHint: '您在这里写的内容会单独保存。您想以哪一份继续？', otherSent: '这份草稿已在另一个标签页提交或放弃。您在这里写的内容会单独保存。', otherForgotten: '这是在另一个页面上操作的。此处已填的内容仍在，您继续输入后会再次保存。',
    earlierTitle: '您之前写的内容有所不同', earlierHint: '两份内容都在：长文本已上下相接，其他各项保留您刚写的内容。另有：',
    here: '此处', there: '另一个标签页', showBoth: '显示两份内容', keepMine: '保留此处的', takeOther: '采用另一份', nothing: '无',
    sharedHint: '公用电脑：本机不保存任何内容；两分钟没有操作，这里的内容将全部清除。', wipeTitle: '您还在吗？',
    stillHere: '还在，继续', wipeNow: '立即清除', wiped: '这里的内容已全部清除。',
  },
  verdict: {
    genuine: '真实有效，未经改动', unconfirmed: '未经改动，来源待确认', altered: '不是真实回执', foreign: '不是本服务出具的', unsigned: '没有签名',
    uncheckable: '此浏览器无法核验', unreadable: '这不是回执',
  },
  verdictHint: {
    genuine: '这份回执由本服务签名，内容一字未改。', unconfirmed: '签名与文件自带的密钥相符。该密钥是否属于本服务，需联网后才能确认。',
    altered: '回执或它所证明的内容在签名后被改动，或签名是伪造的。', foreign: '它所用的签名密钥，本服务从未公布过。',
    unsigned: '这份回执没有签名，是否真实只有服务方能够确认。', uncheckable: '此浏览器不支持这种签名（Ed25519），或本页未通过 https 打开。请换一个浏览器。',
    unreadable: '请选择“保存回执”生成的文件，文件名以 heed-receipt 开头。',
  },
  fileFault: {
    'not-a-draft': '此文件不是本表单的草稿，草稿文件名以 heed-draft 开头。', 'damaged': '文件已损坏，与保存时不一致。', 'newer': '此文件来自更新版本的表单，请刷新页面后重试。',
    'too-large': '文件过大，不是草稿。', 'other-form': '这份草稿属于另一个表单。',
  },
  receivedAs: (reference) => `已受理，编号 ${reference}`,
  refusedBecause: (reason) => `未能受理，原因：${reason}`,
  queued: (when, n) => `写于${when}${n ? ` · ${n} 个文件` : ''}`,
  nextTry: (when, tries) => `已尝试 ${tries} 次，下次尝试：${when}。`,
  withheld: (labels) => `为保护您，以下内容从不保存在本机：${labels}`,
  otherChanged: (when) => `那里的内容于${when}有改动。`,
  wipeIn: (seconds) => `这里的内容将在 ${seconds} 秒后全部清除。`,
};
export default terms;
