import type { DeviceTerms } from '../terms.ts';

const terms: DeviceTerms = {
  kind: { complaint: '投訴', inquiry: '諮詢', suggestion: '建議', survey: '問卷回答' },
  ui: {
    title: '本機內容', empty: '沒有等待送出的內容', emptyHint: '暫時無法送出的內容會在這裡等待，回執也儲存在這裡。', waiting: '等待送出', sent: '已送出',
    refused: '需要再看一下', memory: '未儲存：只在此視窗中等待，請不要關閉。',
    elsewhere: '會在填寫它的頁面上送出。', mayHaveArrived: '可能已經送達，因此無法撤回；不會重複受理。',
    takeBack: '撤回', takenBack: '已撤回，重新成為草稿。請開啟表單修改或放棄。', changeHint: '請開啟表單修改後重新送出。',
    takeAlong: '另存為檔案帶走', bring: '從檔案繼續', brought: '已存到本機，開啟表單即可繼續。', begun: '未完成', begunHint: '開啟表單即可繼續填寫。', saveReceipt: '儲存回執', follow: '查詢進度', forget: '清除本機上的全部內容',
    forgotten: '本機上的內容已全部清除。', notForgotten: '瀏覽器未允許全部刪除，請在瀏覽器設定中清除本網站的資料。', undo: '復原',
    forgetAsk: '清除全部內容？', forgetUnsent: '有內容尚未送出，清除後將會遺失。', cancel: '取消',
    full: '本機儲存空間不足：您填寫的內容或加入的檔案未能全部儲存。', whatToDo: '請在離開本頁之前送出，或將內容另存為檔案帶走，以後從檔案繼續。',
    proof: '受理憑證', digest: '內容與檔案的摘要（SHA-256）', signature: '服務方簽章（Ed25519）', unsigned: '該服務不對回執簽章。', key: '金鑰', answerDue: '最遲答覆時間',
    seenHint: '查詢碼已不在本機儲存，請查看您的回執。', close: '關閉',
    checkTitle: '核驗已儲存的回執', checkHint: '檔案不會離開本機。', checkDrop: '選擇回執檔案，或拖放到這裡', checking: '正在核驗…',
    otherTitle: '另一個分頁也開啟了這份草稿', otherHint: '您在這裡寫的內容會單獨儲存。您想以哪一份繼續？', otherSent: '這份草稿已在另一個分頁送出或放棄。您在這裡寫的內容會單獨儲存。', otherForgotten: '這是在另一個頁面上操作的。此處已填的內容仍在，您繼續輸入後會再次儲存。',
    earlierTitle: '您之前寫的內容有所不同', earlierHint: '兩份內容都在：長文字已上下相接，其他各項保留您剛寫的內容。另有：',
    here: '此處', there: '另一個分頁', showBoth: '顯示兩份內容', keepMine: '保留此處的', takeOther: '採用另一份', nothing: '無',
    sharedHint: '公用電腦：本機不儲存任何內容；兩分鐘沒有操作，這裡的內容會全部清除。', wipeTitle: '您還在嗎？',
    stillHere: '還在，繼續', wipeNow: '立即清除', wiped: '這裡的內容已全部清除。',
  },
  verdict: {
    genuine: '真實有效，未經更動', unconfirmed: '未經更動，來源待確認', altered: '不是真實回執', foreign: '不是本服務開立的', unsigned: '沒有簽章',
    uncheckable: '此瀏覽器無法核驗', unreadable: '這不是回執',
  },
  verdictHint: {
    genuine: '這份回執由本服務簽章，內容一字未改。', unconfirmed: '簽章與檔案自帶的金鑰相符。該金鑰是否屬於本服務，需連線後才能確認。',
    altered: '回執或它所證明的內容在簽章後遭到更動，或簽章是偽造的。', foreign: '它所用的簽章金鑰，本服務從未公布過。',
    unsigned: '這份回執沒有簽章，是否真實只有服務方能夠確認。', uncheckable: '此瀏覽器不支援這種簽章（Ed25519），或本頁未透過 https 開啟。請換一個瀏覽器。',
    unreadable: '請選擇「儲存回執」產生的檔案，檔名以 heed-receipt 開頭。',
  },
  fileFault: {
    'not-a-draft': '此檔案不是本表單的草稿，草稿檔名以 heed-draft 開頭。', 'damaged': '檔案已損毀，與儲存時不一致。', 'newer': '此檔案來自較新版本的表單，請重新整理頁面後再試。',
    'too-large': '檔案過大，不是草稿。', 'other-form': '這份草稿屬於另一個表單。',
  },
  receivedAs: (reference) => `已受理，編號 ${reference}`,
  refusedBecause: (reason) => `未能受理，原因：${reason}`,
  queued: (when, n) => `寫於${when}${n ? ` · ${n} 個檔案` : ''}`,
  nextTry: (when, tries) => `已嘗試 ${tries} 次，下次嘗試：${when}。`,
  withheld: (labels) => `為保護您，以下內容從不儲存在本機：${labels}`,
  otherChanged: (when) => `那裡的內容於${when}有更動。`,
  wipeIn: (seconds) => `這裡的內容會在 ${seconds} 秒後全部清除。`,
};
export default terms;
