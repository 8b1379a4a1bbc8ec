// What is asked of every view of the page: rules of accessibility, contrast, nothing that sticks out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** No rule of axe is broken: names, roles, contrast, landmarks, order of headings, ids. */
export async function assertAccessible(page, where) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.ok(passes.some(rule => rule.id === 'color-contrast'), 'axe measured no contrast');
  assert.deepEqual(violations.map(rule => `${where}: ${rule.id}: ${rule.nodes.map(node => node.html).join(' | ')}`), []);
}

/** Nothing is wider than the window, and no text is cut off by the box around it. */
export async function assertFits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, `${where}: ${wide} pixels stick out`);
  const cut = await page.evaluate(() => [...document.querySelectorAll('section')].flatMap(section => {
    const right = section.getBoundingClientRect().right;
    const items = section.querySelectorAll(':scope > :not(.scroll) th, :scope > :not(.scroll) td, dd, h2, p');
    return [...items].filter(item => !(item.closest('thead')?.clientWidth <= 1) && item.getBoundingClientRect().right > right + 1).map(item => item.textContent);
  }));
  assert.deepEqual(cut, [], `${where}: cut off`);
}

/** Goes through the page by the Tab key: every stop can be seen and is marked, each comes once, in the order of the page. */
export async function tabStops(page) {
  await page.evaluate(() => { document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' }); });
  const stops = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
      return element === document.body ? null : {
        id: element.id || element.className, text: element.textContent.trim(), index: [...document.querySelectorAll('*')].indexOf(element),
        outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), visible: box.width > 1 && box.height > 1 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (!stop || stops.some(before => before.index === stop.index)) return stops;
    stops.push(stop);
  }
}
