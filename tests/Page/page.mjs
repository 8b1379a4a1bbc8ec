// Goes through the emulator's page in headless Chromium after the samples have run. Ends with "N passed, N failed".
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { assertAccessible, assertFits, tabStops } from './checks.mjs';
import { Emulator } from './emulator.mjs';

const pictures = join(import.meta.dirname, '../../artifacts/page');
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => path && existsSync(path));
const sizes = { wide: { width: 1360, height: 900 }, middle: { width: 900, height: 1000 }, narrow: { width: 360, height: 740 } };
const tests = [];
const test = (name, body) => tests.push({ name, body });
let emulator, browser;

/** A page of its own; what its console says is an error. */
async function open(path, { scheme = 'light', size = 'wide' } = {}, use) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: sizes[size], reducedMotion: 'reduce' });
  const page = await context.newPage(), errors = [];
  page.on('console', message => errors.push(message.text()));
  page.on('pageerror', error => errors.push(error.message));
  try {
    await page.goto(emulator.address + path);
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

const cloud = 'Dataflow between cloud storage and Platform', success = 'Creating a dataflow for a Customer Success connector';
const rowWith = (page, part, link) => page.locator(`#${part}`).getByRole('row').filter({ has: page.locator(`[id="${link}"]`) });
const rowOf = (page, part, name) => page.locator(`#${part}`).getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

test('lists the flows, runs and datasets of the samples', () => open('/', {}, async page => {
  const flows = (await emulator.flowService('/flows')).items, runs = (await emulator.flowService('/runs')).items;
  assert.ok([cloud, success, 'ServiceNow contacts', 'HubSpot dataflow', 'Sample flow', 'Web people'].every(name => flows.some(flow => flow.name === name)));
  for (const run of runs) {
    const records = run.metrics.recordSummary;
    const cells = await rowWith(page, 'runs', 'run-' + run.id).getByRole('cell').allTextContents();
    assert.equal(cells[0], { success: 'success', failed: 'failed', partialSuccess: 'partial success' }[run.state]);
    assert.deepEqual(cells.slice(3, 6), [records.inputRecordCount, records.outputRecordCount, records.failedRecordCount].map(count => count.toLocaleString('en')));
    assert.equal(await rowWith(page, 'flows', 'flow-' + run.flowId).getByText('enabled').count(), 1);
  }

  for (const id of Object.keys(await emulator.get('/data/foundation/catalog/dataSets'))) {
    const { total } = await emulator.get(`/_emulator/datasets/${id}/records?limit=0`);
    assert.equal((await rowWith(page, 'datasets', 'dataset-' + id).getByRole('cell').allTextContents())[0], total.toLocaleString('en'));
  }
}));

test('leads from a flow to its dataset and through its rows', () => open('/', {}, async page => {
  await page.locator('#flows').getByRole('link', { name: cloud, exact: true }).click();
  const flow = page.getByRole('region', { name: 'Flow: ' + cloud });
  assert.match(await flow.innerText(), /every 30 minutes[\s\S]*CloudStorageToAEP[\s\S]*adls-gen2: \/[\s\S]*data-lake: Target Dataset/);
  await flow.getByRole('link', { name: 'Target Dataset' }).click();
  const rows = page.locator('#rows');
  assert.match(await rows.getByRole('heading').innerText(), /^Rows of Target Dataset 1,024$/);
  const headers = await rows.getByRole('columnheader').allTextContents();
  await rows.getByRole('link', { name: 'Rows after' }).click();
  await page.waitForURL(/start=10/);
  const id = new URL(page.url()).searchParams.get('dataset'), { items } = await emulator.get(`/_emulator/datasets/${id}/records?start=10&limit=10`);
  assert.deepEqual((await rows.locator('tbody').getByRole('row').all()).length, 10);
  assert.equal((await rows.getByRole('rowheader').allTextContents())[0], '11');
  const first = await rows.locator('tbody tr').first().getByRole('cell').allTextContents();
  assert.equal(first[headers.indexOf('person.name.firstName') - 1], items[0].person.name.firstName);
  await rows.getByRole('link', { name: 'Rows before' }).click();
  await page.waitForURL(/start=0/);
}));

test('tells of a run what it counted and which records failed', () => open('/', {}, async page => {
  await page.locator('#runs').getByRole('link', { name: 'Orders with a broken line' }).click();
  const run = page.getByRole('region', { name: 'Run of Orders with a broken line' });
  assert.match(await run.innerText(), /partial success[\s\S]*Records read\s+4[\s\S]*Records written\s+2[\s\S]*Records failed\s+2[\s\S]*\/orders\.csv[\s\S]*MAPPER-3700-400/);
  assert.deepEqual(await run.getByRole('table').locator('tbody tr td:nth-child(3)').allInnerTexts(), ['3', '5']);
  await run.getByRole('link', { name: 'Close' }).click();
  assert.equal(await run.count(), 0);
  assert.match(await rowOf(page, 'runs', 'Nowhere to be found').innerText(), /failed[\s\S]*CONNECTOR-2002-404[\s\S]*\/missing/);
}));

test('says of each refused request why', () => open('/', {}, async page => {
  await page.getByRole('link', { name: /Show only the \d+ refused/ }).click();
  const first = page.locator('#journal tbody tr').first();
  assert.match(await first.innerText(), /POST[\s\S]*\/data\/foundation\/flowservice\/flows[\s\S]*400 Bad Request[\s\S]*against-spec[\s\S]*at least 15/);
  await page.getByRole('link', { name: 'Show all requests' }).click();
  assert.ok(await page.locator('#journal tbody tr').count() > 5);
}));

test('escapes what others have named', () => open('/', {}, async page => {
  assert.equal(await page.locator('#datasets').getByRole('link', { name: 'Orders <b>' }).count(), 1);
  assert.equal(await page.locator('b').count(), 0);
}));

test('is used by keyboard alone', () => open('/', {}, async page => {
  const stops = await tabStops(page);
  assert.deepEqual(stops.filter(stop => !stop.visible || stop.outline < 2), [], 'stops that cannot be seen');
  assert.deepEqual(stops.map(stop => stop.index), stops.map(stop => stop.index).sort((a, b) => a - b));
  assert.deepEqual(stops.slice(0, 6).map(stop => stop.text.split(/\s/)[0]), ['To', 'Pause', 'Flows', 'Runs', 'Datasets', 'Requests']);
  const links = await page.locator('a, button, [tabindex="0"]').count();
  assert.equal(stops.length, links);

  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/flow=/);
  assert.equal(await page.locator('#flow').count(), 1);
}));

test('keeps the focus and the place while it changes, and says what is new', () => open('/', { size: 'middle' }, async page => {
  const link = page.locator('#datasets a').last(), id = await link.getAttribute('id');
  await link.focus();
  const before = await page.evaluate(() => [scrollY, document.querySelector('#runs').outerHTML]);
  await emulator.post('/_emulator/clock', { advance: 1860 });
  await page.waitForFunction(text => document.querySelector('#runs').outerHTML !== text, before[1]);
  await page.waitForFunction(() => /^Run of (Dataflow between cloud storage and Platform|Creating a dataflow for a Customer Success connector|ServiceNow contacts): success/.test(document.getElementById('say').textContent));
  assert.equal(await page.evaluate(() => document.activeElement.id), id);
  assert.equal(await page.locator('#live').innerText(), 'Live');

  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  const paused = await page.locator('#journal').innerText();
  await emulator.flowService('/flows/nothing');
  await page.waitForTimeout(2500);
  assert.equal(await page.locator('#journal').innerText(), paused);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.locator('#journal').getByText('/flows/nothing').first().waitFor();
}));

test('is read without script as well', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(emulator.address);
  assert.ok(await page.getByRole('link', { name: cloud, exact: true }).count() >= 2);
  assert.equal(await page.getByRole('button').count(), 0);
  await context.close();
});

for (const scheme of ['light', 'dark']) {
  for (const size of Object.keys(sizes)) {
    test(`fits and is accessible ${scheme} and ${size}`, async () => {
      const flow = (await emulator.flowService('/flows')).items[0], runs = (await emulator.flowService('/runs')).items;
      const views = { overview: '/', flow: `/?flow=${flow.id}`, run: `/?run=${runs.find(run => run.state === 'partialSuccess').id}`, refused: '/?requests=refused' };
      for (const [view, path] of Object.entries(views)) {
        await open(path, { scheme, size }, async page => {
          await page.screenshot({ path: join(pictures, `${view}-${scheme}-${size}.png`), fullPage: true });
          await assertFits(page, `${view}, ${scheme}, ${size}`);
          await assertAccessible(page, `${view}, ${scheme}, ${size}`);
        });
      }
    });
  }
}

test('says when the emulator is gone', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(emulator.address);
  await emulator.stop();
  await page.getByText('The emulator does not answer').waitFor();
  await context.close();
});

let passed = 0, failed = 0;
try {
  if (!executablePath) throw new Error('No Chromium: install the Debian package chromium, or name one in the variable CHROMIUM.');
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  emulator = await Emulator.start();
  await emulator.signIn();
  await emulator.runSamples();
  await emulator.goWrong();

  // Its sandbox needs rights that root in a container has not; all that it loads is this machine's.
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  for (const { name, body } of tests) {
    try {
      await body();
      passed++;
      console.log('ok      ' + name);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
  }
} catch (error) {
  failed++;
  console.log(error.stack);
} finally {
  await browser?.close();
  await emulator?.stop();
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
