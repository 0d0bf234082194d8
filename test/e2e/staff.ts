/** The people of the desk's journey, and hands for their desk. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from './support.ts';

export const PASSWORD = 'three cups before noon';
export const OWN_PASSWORD = 'four cups after dusk';
export const DEPARTMENTS = [
  { id: 'e2e-workshop', name: { 'en': 'Workshop', 'zh-Hans': '工坊', 'zh-Hant': '工坊' } }, { id: 'e2e-packing', name: { 'en': 'Packing', 'zh-Hans': '包装组', 'zh-Hant': '包裝組' } },
];
export const PEOPLE = [
  { name: 'e2e-agent', displayName: '吴敏', role: 'agent', departments: [] as string[], mustChange: false },
  { name: 'e2e-handler', displayName: '陈刚', role: 'handler', departments: ['e2e-workshop'], mustChange: false },
  // The password was printed for once.
  { name: 'e2e-manager', displayName: '赵慧', role: 'manager', departments: [] as string[], mustChange: true },
  { name: 'e2e-admin', displayName: '何平', role: 'admin', departments: [] as string[], mustChange: false },
] as const;
export type Name = (typeof PEOPLE)[number]['name'];

/** Runs a program beside this one on the server's data, in a process of its own: the store needs the server's Node and conditions. */
const beside = (program: string): void => {
  execFileSync(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', fileURLToPath(new URL(program, import.meta.url)), process.env['HEED_E2E_DATA']!]);
};

/** Makes the accounts. */
export const seedStaff = (): void => beside('staff-seed.ts');
/** Draws all cases that were closed this week for return visits, as if it were next week. */
export const drawThisWeek = (): void => beside('visits-draw.ts');

/** Somebody at the desk, in a browser of their own. */
export class Colleague {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly desk: Locator;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.desk = page.locator('heed-desk');
  }

  static async arrive(browser: Browser, baseURL: string, name: Name, lang = 'zh-Hans'): Promise<Colleague> {
    const context = await browser.newContext({ baseURL, viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    await page.goto(`/desk?lang=${lang}`);
    const one = new Colleague(context, page);
    await one.desk.locator('[name=name]').fill(name);
    await one.desk.locator('[name=password]').fill(PASSWORD);
    await one.desk.locator('[type=submit]').click();
    if (PEOPLE.find((person) => person.name === name)!.mustChange) {
      await one.desk.locator('[name=current]').fill(PASSWORD);
      for (const field of ['next', 'again']) await one.desk.locator(`[name=${field}]`).fill(OWN_PASSWORD);
      await one.desk.locator('[type=submit]').click();
    }
    await expect(one.desk.locator('.queues, .office')).toBeVisible();
    return one;
  }

  async open(reference: string): Promise<void> {
    await this.page.evaluate((hash) => { location.hash = hash; }, `#case=${reference}`);
    await expect(this.desk.locator('.case-head .ref')).toHaveText(reference);
  }

  /** Takes a step with what its form asks for; waits until the case stands in `state`. The button may be on its way: others have to act first. */
  async step(name: string, values: Readonly<Record<string, string>>, state: string): Promise<void> {
    await this.desk.locator(`[data-step=${name}]`).click();
    const form = this.desk.locator('.todo .writing form');
    for (const [field, value] of Object.entries(values)) {
      const control = form.locator(`[name=${field}]`);
      if (field === 'departments') await form.locator(`[name=departments][value=${value}]`).check({ force: true });
      else await control.fill(value);
    }
    await this.send(state);
  }

  /** Begins a step with the first script there is for it; `rest` stands where the script leaves something open. */
  async writeFromScript(step: string, rest: string): Promise<void> {
    await this.desk.locator(`[data-step=${step}]`).click();
    await this.desk.locator('.todo .under button').first().click();
    await this.desk.locator('.script').first().click();
    const text = this.desk.locator('.todo .writing [name=text]');
    await expect(text).not.toHaveValue('');
    await text.fill((await text.inputValue()).replace(/\{[^{}]*\}/g, rest));
  }

  /** Sends the step that is being written. */
  async send(state: string): Promise<void> {
    await this.desk.locator('.todo .writing form [type=submit]').click();
    await this.stands(state);
  }

  async stands(state: string): Promise<void> {
    await expect(this.desk.locator('.case-head .badge.state')).toHaveText(state);
  }
}
