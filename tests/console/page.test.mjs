// The page itself: what it loads, what it lets in, and how it looks at first.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openBrowser, serve} from './browser.mjs';

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [language, heading] of [['en', 'VPC dashboard'], ['ja', 'VPC ダッシュボード']]) {
  test(`the dashboard is the first view, in ${language}`, async () => {
    const page = await browser.page(server, {language});
    await page.getByRole('heading', {level: 1, name: heading}).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    assert.deepEqual(page.complaints, []);
  });
}

test('nothing is asked of any other machine, and no policy is violated', async () => {
  const page = await browser.page(server);
  await page.getByRole('heading', {level: 1}).waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  assert.deepEqual(page.complaints, []);
});
