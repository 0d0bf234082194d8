/**
 * Takes the pictures of the documentation: `node scripts/screenshots.mjs [http://127.0.0.1:8787]` while `npm start` runs.
 * Writes docs/images/*.png.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium } from './browsers.mjs';

const base = process.argv[2] ?? 'http://127.0.0.1:8787';
const file = (name) => fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));
const field = (page, name) => page.locator(`heed-complaint-form [name="${name}"]`);

const WORDS = {
  'en': { open: 'Report a problem with this', subject: 'The spout is cracked', description: 'A hairline crack from the rim down. It drips with every pour.', name: 'Ada Lin' },
  'zh-Hans': { open: '这件有问题', subject: '壶嘴有裂纹', description: '从口沿往下有一道细裂，每次出汤都滴水。包装是完好的。', name: '林薇' },
  'zh-Hant': { open: '這件有問題', subject: '壺嘴有裂紋', description: '從口沿往下有一道細裂，每次出湯都滴水。包裝是完好的。', name: '林薇' },
};

const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArgs });

async function shop(lang, colorScheme, viewport, work) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${base}/order?lang=${lang}`);
  await page.getByRole('button', { name: WORDS[lang].open }).first().click();
  for (const name of ['subject', 'description']) await field(page, name).fill(WORDS[lang][name]);
  await work(page, (name) => page.screenshot({ path: file(name), animations: 'disabled' }));
  await context.close();
}

async function send(page, lang) {
  await field(page, 'name').fill(WORDS[lang].name);
  await field(page, 'email').fill('lin@example.com');
  await field(page, 'consent').check();
  await page.locator('heed-complaint-form form [type="submit"]').click();
  await page.locator('heed-complaint-form [part~="panel"] [part~="submit"]').click();
  await page.locator('heed-complaint-form [part~="reference"]').waitFor();
}

await shop('en', 'light', { width: 1280, height: 900 }, async (page, shoot) => {
  await field(page, 'subject').focus();
  await shoot('order-en-light');
});
await shop('zh-Hans', 'light', { width: 1280, height: 900 }, async (page, shoot) => {
  await send(page, 'zh-Hans');
  await shoot('receipt-zh-Hans-light');
});
await shop('zh-Hant', 'dark', { width: 390, height: 844 }, async (page, shoot) => {
  await shoot('order-zh-Hant-dark-phone');
  await send(page, 'zh-Hant');
  await page.locator('heed-complaint-form a[href^="/track"]').click();
  await page.locator('heed-case-tracker [part~="timeline"]').waitFor();
  await shoot('track-zh-Hant-dark-phone');
});
await browser.close();
