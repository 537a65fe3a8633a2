// The pages that are named on the command line, looked at in a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import * as look from './look.mjs';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('no page was named');

// What each kind of report takes of paper: sheets in all, or on how many the part stands
// that comes before the first new sheet.
const sheets = { pupil: { all: 2 }, board: { first: 1 } };

// A millimetre in pixels, and the room on a sheet within its margins.
const mm = 96 / 25.4;
const upright = { width: Math.floor(182 * mm), height: Math.floor(266 * mm) };
const lying = { width: Math.floor(269 * mm), height: Math.floor(179 * mm) };

let browser;
before(async () => { browser = await chromium.launch({ executablePath: process.env.APST_BROWSER, args: ['--no-sandbox', '--disable-gpu'] }); });
after(async () => { await browser?.close(); });

// open opens a page that may ask for nothing; noise is what it asked for or complained
// of all the same.
async function open(file, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const noise = [];
  await page.route('**', (route) => {
    if (route.request().url() === url) return route.continue();
    noise.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  page.on('console', (m) => noise.push(`console: ${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => noise.push(`error: ${e.message}`));
  await page.goto(url);
  return { page, noise, close: () => context.close() };
}

const well = (wrong, what) => assert.deepEqual(wrong, [], what);

// heard is what axe finds against WCAG 2.2 AA and good practice, or by one of its rules.
// The rows of a long table are alike: the first of each run of them are looked at. What is
// within a picture is an image to whoever hears it.
async function heard(page, rule) {
  const found = await page.evaluate((only) => window.axe.run({ exclude: ['tbody tr:nth-child(n+5)', 'svg > *'] }, { resultTypes: ['violations'], ...only }), rule ? { runOnly: { type: 'rule', values: [rule] } } : {});
  return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)} ${n.any.map((a) => a.message).join(' ')}`).join(' | ')}`);
}

// reaches presses the key that goes on, until everything has been come to.
async function reaches(page) {
  const count = await page.evaluate(look.stops);
  await page.evaluate(look.keep);
  const keys = await page.context().newCDPSession(page);
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  for (let n = 0; n < count; n += 50) { // the browser takes them one after the other
    await Promise.all(Array.from({ length: 2 * Math.min(50, count - n) }, (_, i) => keys.send('Input.dispatchKeyEvent', { type: i % 2 ? 'keyUp' : 'rawKeyDown', ...tab })));
  }
  const kept = await page.evaluate(look.kept);
  for (let n = 0; n < count; n++) {
    const at = kept[n] ?? { n: -1, what: 'nothing' };
    assert.equal(at.n, n, `stop ${n} of ${count}: ${at.what}`);
    assert.ok(at.seen, `it cannot be seen that this has the focus: ${at.what}`);
  }
}

// prints looks at the sheets of paper. The page is left as it is on paper.
async function prints(page, wide) {
  const kind = await page.evaluate(() => document.documentElement.dataset.kind);
  const room = wide ? lying : upright;
  await page.emulateMedia({ media: 'print' });
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const count = (pdf.match(/\/Type \/Page\b/g) || []).length;
  const boxes = new Set(pdf.match(/\/MediaBox \[[^\]]*\]/g) || []);
  const lies = new Set();
  for (const box of boxes) {
    const [, , w, h] = box.match(/[\d.]+/g).map(Number);
    assert.ok(Math.abs(Math.min(w, h) - 595) < 2 && Math.abs(Math.max(w, h) - 842) < 2, `a sheet of ${w} by ${h} points`);
    lies.add(w > h);
  }
  const want = sheets[kind] ?? {};
  if (want.all) assert.equal(count, want.all, 'sheets of paper');
  await page.setViewportSize(room);
  well(await page.evaluate(look.shut), 'folds');
  const turned = await page.evaluate(look.turn);
  well(await page.evaluate(look.room, true), 'on paper');
  assert.deepEqual([...lies].sort(), turned ? [false, true] : [wide], 'sheets that lie on their long side');
  if (want.first) {
    const high = await page.evaluate(look.first);
    assert.ok(high > 0 && high <= want.first * room.height, `what comes first is ${Math.round(high)} high, and a sheet has room for ${room.height}`);
  }
  await page.evaluate(look.back);
  if (turned) {
    await page.setViewportSize(lying);
    well(await page.evaluate(look.room, true), 'on a sheet that lies on its long side');
  }
}

// sorts sorts a table by a keyboard and filters it: no row is lost, and all come back.
async function sorts(page) {
  await page.evaluate(look.openFolds);
  const table = page.locator('table.sorts').first();
  const rows = () => table.evaluate((e) => [...e.tBodies].flatMap((b) => [...b.rows]).filter((r) => !r.hidden).map((r) => r.textContent));
  const was = await rows();
  const ways = [];
  for (const key of ['Enter', 'Space', 'Enter']) {
    await table.locator('thead button').first().press(key);
    ways.push(await table.locator('thead th').first().getAttribute('aria-sort'));
    assert.deepEqual([...await rows()].sort(), [...was].sort(), 'sorting loses rows');
  }
  assert.deepEqual(ways, ['ascending', 'descending', null]);
  assert.deepEqual(await rows(), was, 'the order is not what it was');
  const filter = page.locator('.filter input').first();
  await filter.fill('zzzz');
  assert.match(await page.locator('.filter [role=status]').first().textContent(), /^0 of \d+ rows$/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await table.locator('tr[hidden]').evaluateAll((all) => all.filter((r) => r.getClientRects().length === 0).length), 0, 'paper lacks rows');
  await page.emulateMedia({ media: 'screen' });
  await filter.fill('');
  assert.deepEqual(await rows(), was);
  await page.evaluate(look.shutFolds);
}

describe('pages', { concurrency: 2 }, () => {
  for (const file of files) {
    test(basename(file), async (t) => {
      const { page, noise, close } = await open(file, {});
      const plain = await open(file, { javaScriptEnabled: false });
      const step = (name, act) => t.test(name, act);
      await step('without a script nothing is lost', async () => {
        const hidden = await plain.page.locator('tbody tr:not(details tr)').evaluateAll((rows) => rows.filter((r) => r.getClientRects().length === 0).length);
        assert.equal(hidden, 0, 'rows that cannot be seen');
        assert.equal(await plain.page.locator('button, input').count(), 0, 'buttons that do nothing');
        well(plain.noise.filter((n) => !/script/i.test(n)), 'noise');
      });
      await plain.close();
      if (await page.locator('table.sorts').count() > 0) await step('sorts and filters', () => sorts(page));
      await step('prints', () => prints(page, /@page \{\s*size: A4 landscape/.test(readFileSync(file, 'utf8'))));
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize({ width: 1280, height: 900 });
      await step('leads where it says', async () => well(await page.evaluate(look.links)));
      await page.evaluate(look.openFolds);
      await step('no words cut off or on one another at 1280', async () => well(await page.evaluate(look.room, false)));
      await step('no barrier in light', async () => {
        await page.evaluate(axe.source); // as the browser itself does, which the page's policy does not forbid
        well(await page.evaluate(look.small), 'targets');
        well(await heard(page));
      });
      await step('no barrier in the dark', async () => {
        await page.emulateMedia({ colorScheme: 'dark' });
        well(await heard(page, 'color-contrast'));
      });
      await page.setViewportSize({ width: 320, height: 900 });
      await step('no words cut off or on one another at 320', async () => well(await page.evaluate(look.room, false)));
      await step('a keyboard reaches everything in order', async () => {
        await page.reload();
        await page.evaluate(look.openFolds);
        await page.waitForFunction(look.settled);
        await reaches(page);
      });
      await step('asks for nothing and complains of nothing', () => well(noise));
      await close();
    });
  }
});
