// Opens pages of 'handshake report' in headless Chromium, and says what is wrong with them:
//   node .ci/page/check.mjs CHROMIUM PAGE.html...
// Loads nothing but itself; no error; no overflow on a phone; the keyboard reaches all of it in order; light, dark and
// print are legible. Ends with 1 if a page fails, and says which claim.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { open } from './browser.mjs';

const PHONE = 360;
const WIDTHS = [PHONE, 768, 1280];
// WCAG 2.2, success criterion 1.4.3: contrast of text.
const CONTRAST = 4.5;

const [program, ...pages] = process.argv.slice(2);
let failed = 0;
for (const page of pages) {
  const faults = await check(pathToFileURL(resolve(page)).href);
  faults.forEach((fault) => console.error(`${page}: ${fault}`));
  failed += faults.length;
  console.log(`${page}: ${faults.length ? 'failed' : 'as it should be'}`);
}
process.exit(failed ? 1 : 0);

async function check(address) {
  const browser = await open(program);
  try {
    await load(browser, address);
    return [...loading(browser, address), ...await widths(browser), ...await keyboard(browser), ...await colours(browser),
      ...await print(browser), ...errors(browser)];
  } finally {
    await browser.close();
  }
}

async function load(browser, address) {
  for (const domain of ['Page', 'Network', 'Log', 'Runtime', 'DOM']) {
    await browser.call(`${domain}.enable`);
  }
  await browser.call('Page.navigate', { url: address });
  while (browser.events('Page.loadEventFired').length === 0) {
    await browser.evaluate('new Promise((done) => setTimeout(done, 20))').catch(() => {});
  }
}

function loading(browser, address) {
  return browser.events('Network.requestWillBeSent').map((event) => event.request.url)
    .filter((url) => url !== address && !url.startsWith('data:')).map((url) => `loads ${url}`);
}

function errors(browser) {
  return [
    ...browser.events('Log.entryAdded').filter((event) => event.entry.level === 'error')
      .map((event) => `the console has: ${event.entry.text}`),
    ...browser.events('Runtime.exceptionThrown').map((event) => `throws: ${event.exceptionDetails.text}`),
  ];
}

async function widths(browser) {
  const faults = [];
  for (const width of WIDTHS) {
    await browser.call('Emulation.setDeviceMetricsOverride',
      { width, height: 740, deviceScaleFactor: 1, mobile: width === PHONE });
    const wide = await browser.evaluate('document.scrollingElement.scrollWidth');
    if (wide > width) {
      faults.push(`is ${wide} pixels wide in a window of ${width}`);
    }
  }
  return faults;
}

/** Tab by tab from the top: forward in the document, to every link and command, each visibly. */
async function keyboard(browser) {
  const wanted = await browser.evaluate(`[...document.querySelectorAll('a[href], [tabindex="0"]')].length`);
  await browser.evaluate(`document.body.focus(); window.seen = []`);
  for (let i = 0; i < wanted; i++) {
    await press(browser, 'Tab');
    await browser.evaluate('window.seen.push(document.activeElement)');
  }
  return browser.evaluate(`(() => {
    const faults = [];
    const order = [...document.querySelectorAll('a[href], [tabindex="0"]')];
    order.forEach((one, i) => { if (window.seen[i] !== one) {
      faults.push('Tab ' + (i + 1) + ' comes to ' + (window.seen[i]?.outerHTML ?? 'nothing').slice(0, 60) + ', not to '
        + one.outerHTML.slice(0, 60)); } });
    document.querySelectorAll('article[id]').forEach((finding) => {
      const ways = window.seen.filter((one) => finding.contains(one)
        || one.getAttribute('href') === '#' + finding.id);
      if (ways.length === 0) { faults.push('no key leads to ' + finding.id); }
    });
    window.seen.forEach((one) => { one.focus({ focusVisible: true });
      if (getComputedStyle(one).outlineStyle === 'none') {
        faults.push('the focus is not seen at ' + one.outerHTML.slice(0, 60)); } });
    return faults.slice(0, 5);
  })()`);
}

async function press(browser, key) {
  for (const type of ['rawKeyDown', 'keyUp']) {
    await browser.call('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 9 });
  }
}

async function colours(browser) {
  const seen = {};
  const faults = [];
  for (const scheme of ['light', 'dark']) {
    await browser.call('Emulation.setEmulatedMedia',
      { media: '', features: [{ name: 'prefers-color-scheme', value: scheme }] });
    seen[scheme] = await browser.evaluate('getComputedStyle(document.body).backgroundColor');
    faults.push(...(await illegible(browser)).map((fault) => `in ${scheme}: ${fault}`));
  }
  if (seen.light === seen.dark) {
    faults.push(`light and dark are both ${seen.light}`);
  }
  return faults;
}

/** Texts whose contrast to what is painted behind them is too low. */
function illegible(browser) {
  return browser.evaluate(`(() => {
    const parts = (colour) => colour.match(/[0-9.]+/g).map(Number);
    const shade = ([r, g, b]) => [r, g, b].map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (one) => { for (; one; one = one.parentElement) {
      const colour = parts(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) { return colour; } }
      return [255, 255, 255]; };
    const words = [...document.querySelectorAll('body *')].filter((one) => !one.closest('svg')
      && [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
    return words.map((one) => { const [a, b] = [shade(parts(getComputedStyle(one).color)), shade(behind(one))];
      return [one, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]; })
      .filter(([, contrast]) => contrast < ${CONTRAST})
      .map(([one, contrast]) => 'contrast ' + contrast.toFixed(1) + ' of ' + one.outerHTML.slice(0, 60)).slice(0, 5);
  })()`);
}

async function print(browser) {
  await browser.call('Emulation.setEmulatedMedia',
    { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'light' }] });
  const faults = (await illegible(browser)).map((fault) => `in print: ${fault}`);
  const hidden = await browser.evaluate(`[...document.querySelectorAll('main section, article, pre, table')]
    .filter((one) => one.getClientRects().length === 0).length`);
  const cut = await browser.evaluate(`[...document.querySelectorAll('pre')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).length`);
  const { data } = await browser.call('Page.printToPDF');
  return [...faults, ...(hidden ? [`prints without ${hidden} of its parts`] : []),
    ...(cut ? [`prints ${cut} commands cut off`] : []),
    ...(Buffer.from(data, 'base64').subarray(0, 5).toString() === '%PDF-' ? [] : ['cannot be printed'])];
}
