import type { ShippedScript } from '../records/script.ts';
import type { en } from './en.ts';

const complaint = { kind: 'complaint' } as const;
const inquiry = { kind: 'inquiry' } as const;
const suggestion = { kind: 'suggestion' } as const;

/** Traditional Chinese. */
export const zhHant: Readonly<Record<keyof typeof en, ShippedScript>> = {
  'ack-complaint': { ...complaint, purpose: 'acknowledgement', title: '致歉並受理',
    text: `{name} 您好：

關於「{subject}」一事，造成您的困擾，我們深感抱歉。這原本不該由您來提醒我們。

我是{agent}，您的投訴（編號 {reference}）由我全程負責。我正在查明原因[?，最遲於 {dueAt} 前回覆您]。任何處理方案，都會先徵得您的同意才進行。

若還有照片或其他情況要補充，直接在案件下留言即可。

{agent} 敬上` },
  'ack-complaint-phone': { ...complaint, purpose: 'acknowledgement', channel: 'phone', title: '電話：致歉並說明下一步',
    text: `{name} 您好，我是客服{agent}。謝謝您告訴我們，遇到這樣的事，真的非常抱歉。

我把您說的情況複述一遍，看有沒有遺漏：……這樣對嗎？

我已經為您登記，編號是 {reference}。我馬上去查，[?{dueAt} 前]回電給您。請問撥哪個號碼、什麼時間方便？` },
  'ack-complaint-safety': { ...complaint, purpose: 'emergency', title: '涉及安全：先處置',
    text: `{name} 您好：

感謝您及時告知，讓您受驚了，非常抱歉。請立即停止使用，也請其他人不要靠近，並且不要自行拆修。若有人受傷，請先就醫，其餘的事我們隨後與您一一妥善處理。

您反映的情況（編號 {reference}）已在第一時間通報負責人。我現在就打電話給您。

{agent} 敬上` },
  'ack-inquiry': { ...inquiry, purpose: 'acknowledgement', title: '您的問題已收到',
    text: `{name} 您好：

您關於「{subject}」的問題已經收到，由我（{agent}）為您跟進[?，{dueAt} 前回覆您]。編號是 {reference}。

{agent} 敬上` },
  'ack-suggestion': { ...suggestion, purpose: 'acknowledgement', title: '感謝您的建議',
    text: `{name} 您好：

感謝您撥冗為我們著想。您的建議「{subject}」我已仔細讀過，並轉給能夠判斷的同事。無論是否採納，我們都會把結果和理由告訴您。

編號是 {reference}。

{agent} 敬上` },
  'progress': { purpose: 'progress', title: '告知進度',
    text: `{name} 您好：

向您報告 {reference} 的進度。目前由{department}處理，已了解的情況是：

……

接下來我會……。不論有沒有新的消息，我都會[?在 {dueAt} 前]再與您聯絡。

{agent} 敬上` },
  'progress-late': { purpose: 'progress', title: '延誤致歉',
    text: `{name} 您好：

原本答應您此時給您答覆，我們沒有做到，非常抱歉。

原因是……。我已經……，改為 {dueAt} 前給您結果，由我親自盯著。

{agent} 敬上` },
  'progress-ask': { purpose: 'progress', title: '請您補充',
    text: `{name} 您好：

為了繼續處理 {reference}，還需要您補充一樣東西：

……

在案件下回覆即可。我們這邊都已準備好，收到後馬上繼續。

{agent} 敬上` },
  'promise-inquiry': { ...inquiry, purpose: 'promise', title: '約定回覆時間',
    text: `{name} 您好：

您的問題我不想憑猜測回答。我正在向{department}查證，{dueAt} 前給您一個準確的答覆。

如果提早有結果，會提早告訴您。

{agent} 敬上` },
  'promise-call': { purpose: 'promise', channel: 'phone', title: '電話：稍後回電',
    text: `這一點我現在不能確定，不想跟您說錯。我去查證一下，{dueAt} 前回電給您。還是撥這個號碼，可以嗎？` },
  'proposal': { ...complaint, purpose: 'proposal', title: '提出處理方案',
    text: `{name} 您好：

關於「{subject}」，原因已經查明：……

我們打算這樣處理：

……

您無須負擔任何費用，{dueAt} 前完成。這樣可以嗎？您同意後我們立即著手；若您希望換一種方式，也請告訴我們，我們再商量。

{agent} 敬上` },
  'proposal-instead': { ...complaint, purpose: 'proposal', title: '另一種方案',
    text: `{name} 您好：

您希望我們……。我認真查證過，坦白說，這一點我們做不到，因為……

我們能做的是：……

我知道這和您期望的不完全一樣，很想聽聽您的想法。

{agent} 敬上` },
  'refusal-complaint': { ...complaint, purpose: 'refusal', title: '不屬受理範圍：說明原因與去處',
    text: `{name} 您好：

感謝您來信，也理解您此刻的煩惱。您反映的情況（編號 {reference}）我已仔細看過，這件事我們無法處理，原因是……

您可以聯絡：……

如果是我理解有誤，請再告訴我一次，我會重新查證。

{agent} 敬上` },
  'refusal-suggestion': { ...suggestion, purpose: 'refusal', title: '未採納：致謝並說明理由',
    text: `{name} 您好：

您的建議「{subject}」我們認真討論過，目前暫不採納，理由應當讓您知道：……

您所關心的……，我們記在心裡了。謝謝您，有新的想法也請繼續告訴我們。

{agent} 敬上` },
  'refusal-private': { ...inquiry, purpose: 'refusal', title: '涉及他人隱私，不便告知',
    text: `{name} 您好：

您問到的是他人的資料。正如我們不會把您的資料告訴別人，這一點也請您諒解，很抱歉無法提供。

我可以為您做的是：……

{agent} 敬上` },
  'closing-complaint': { ...complaint, purpose: 'closing', title: '結案致謝',
    text: `{name} 您好：

{reference} 能夠處理得讓您滿意，我很高興。謝謝您的耐心，更謝謝您告訴我們：我們由此改進了……，不讓別人再遇到同樣的事。

日後若還有問題，用同一個編號找我就好。

{agent} 敬上` },
  'closing-inquiry': { ...inquiry, purpose: 'closing', title: '還有疑問嗎',
    text: `{name} 您好：

希望以上回答解決了您的問題。如果還有不清楚的地方，請回覆 {reference}；沒有的話，您什麼都不用做。

{agent} 敬上` },
  'closing-suggestion': { ...suggestion, purpose: 'closing', title: '建議已採納',
    text: `{name} 您好：

您的建議「{subject}」我們已經付諸行動：……，從……起您就能感受到。

謝謝您，是您的想法讓我們做得更好。

{agent} 敬上` },
  'visit-phone': { purpose: 'return-visit', channel: 'phone', title: '電話回訪',
    text: `{name} 您好，我是客服{agent}。前陣子為您處理了 {reference}，想了解後來是否一切都好，耽誤您兩分鐘可以嗎？

一、問題有沒有再出現？
二、對我們的處理，一到五分您打幾分？
三、哪裡還可以做得更好？

非常感謝。日後有事，找{agent}就可以。` },
  'visit-email': { purpose: 'return-visit', channel: 'email', title: '書面回訪',
    text: `{name} 您好：

前陣子我們為您處理了 {reference}「{subject}」，後來一切都好嗎？如果問題又出現了，回覆一句話，我們馬上重新處理。

也很想知道，我們哪裡還可以做得更好。

{agent} 敬上` },
};
