/**
 * WebKit for @web/test-runner: a browser of its own for each test file, with empty storage. Driver, network process and
 * storage of WebKitGTK outlive a page, so what one file leaves there would be met by all after it.
 */
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { ensureWebKit, startWebKitDriver } from './browsers.mjs';

export function webkitLauncher({ concurrency = 1 } = {}) {
  const binary = ensureWebKit();
  const running = new Map();
  let config;

  const end = async (id) => {
    const { launcher, driver } = running.get(id);
    running.delete(id);
    await launcher.stop();
    driver.stop();
  };

  /** Of a hundred browsers, one or two never answer their driver on a busy machine. No test has begun then: another one is started. */
  const start = async (id, url, tries = 3) => {
    const driver = await startWebKitDriver();
    const launcher = webdriverLauncher({
      hostname: '127.0.0.1',
      port: driver.port,
      path: '/',
      capabilities: {
        'browserName': 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    });
    // One page in the window itself, not in frames of it.
    await launcher.initialize({ ...config, concurrency: 1 });
    const started = launcher.startSession(id, url).then(() => true);
    const late = new Promise((done) => { setTimeout(done, 35_000, false).unref(); });
    if (await Promise.race([started, late])) {
      running.set(id, { launcher, driver });
      return;
    }
    started.catch(() => { /* Its driver has been ended. */ });
    driver.stop();
    if (tries === 1) throw new Error('WebKit did not start, three times over.');
    console.log('browsers: WebKit did not answer its driver within 35 s; starting another one');
    await start(id, url, tries - 1);
  };

  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency,
    initialize(settings) { config = settings; },
    startSession: (id, url) => start(id, url),
    isActive: (id) => running.has(id),
    sendKeys: (id, keys) => running.get(id).launcher.sendKeys(id, keys),
    takeScreenshot: (id, locator) => running.get(id).launcher.takeScreenshot(id, locator),
    getBrowserUrl: (id) => running.get(id).launcher.getBrowserUrl(id),
    async stopSession(id) {
      const { launcher } = running.get(id);
      try {
        return launcher.isActive(id) ? await launcher.stopSession(id) : { testCoverage: undefined };
      } finally {
        await end(id);
      }
    },
    async stop() { await Promise.all([...running.keys()].map(end)); },
  };
}
