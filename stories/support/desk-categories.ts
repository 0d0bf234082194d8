import type { Category } from 'heed/domain';
import type { DeskService } from './desk.ts';

/** What a teapot shop's cases concern. */
export const CATEGORIES: readonly Category[] = [
  { code: 'damaged', parent: 'product', name: { 'en': 'Arrived damaged', 'zh-Hans': '到货破损', 'zh-Hant': '到貨破損' } },
  { code: 'lid', parent: 'damaged', name: { 'en': 'Lid or spout', 'zh-Hans': '壶盖或壶嘴', 'zh-Hant': '壺蓋或壺嘴' } },
  { code: 'box', parent: 'damaged', name: { 'en': 'Box only', 'zh-Hans': '仅包装受损', 'zh-Hant': '僅包裝受損' } },
  { code: 'glaze', parent: 'product', name: { 'en': 'Glaze flakes off', 'zh-Hans': '釉面脱落', 'zh-Hant': '釉面脫落' } },
  { code: 'fax', parent: 'service', retired: true, name: { 'en': 'Fax not answered', 'zh-Hans': '传真未回复', 'zh-Hant': '傳真未回覆' } },
  { code: 'tone', parent: 'service', name: { 'en': 'Tone on the phone', 'zh-Hans': '电话态度', 'zh-Hant': '電話態度' } },
];

export const defineCategories = async ({ store }: DeskService): Promise<void> => {
  await store.categories.save('default', 0, CATEGORIES, 'He Ping', '2026-01-01T00:00:00.000Z');
};
