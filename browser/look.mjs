// What is looked at within a page. Each function is sent to the browser as it is, so it
// stands for itself, and returns what is wrong: nothing, where all is well.

// openFolds opens what is shut.
export const openFolds = () => document.querySelectorAll('details').forEach((d) => { d.open = true; });

// settled tells that the script has seen what was opened: what moves sideways is a stop
// of the keyboard, and nothing else that is no control.
export const settled = () => [...document.querySelectorAll('.scroll, .picture')].every((e) => (e.scrollWidth > e.clientWidth) === (e.tabIndex === 0));

// shutFolds shuts what was opened.
export const shutFolds = () => document.querySelectorAll('details').forEach((d) => { d.open = false; });

// turn leaves out what gets sheets of its own that lie on their long side, and says
// whether there is any.
export const turn = () => {
  const many = [...document.querySelectorAll('.many')];
  many.forEach((e) => { e.hidden = true; });
  return many.length > 0;
};

// back puts it there again.
export const back = () => document.querySelectorAll('.many').forEach((e) => { e.hidden = false; });

// links looks for links that lead nowhere, and for names that two elements have.
export const links = () => {
  const wrong = [];
  const seen = new Set();
  for (const e of document.querySelectorAll('[id]')) {
    if (seen.has(e.id)) wrong.push(`two elements are called ${e.id}`);
    seen.add(e.id);
  }
  for (const a of document.querySelectorAll('a[href]')) {
    const to = a.getAttribute('href');
    if (!to.startsWith('#') || !seen.has(to.slice(1))) wrong.push(`a link leads to ${to}`);
  }
  return wrong;
};

// room looks for words that are cut off, lie on one another, or make the page move
// sideways. Pictures are left out: they are drawn, and looked at, elsewhere; so is what
// lies in a frame that moves sideways, unless it is on paper, where nothing moves.
export const room = (paper) => {
  const wrong = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) wrong.push(`the page is ${document.documentElement.scrollWidth} wide, and there is room for ${width}`);
  const rects = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const parent = n.parentElement;
    if (!n.data.trim() || parent.closest('svg, script, style, .skip, [hidden]')) continue;
    const box = parent.closest('.scroll, .picture');
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) {
      if (r.width < 1 || r.height < 1) continue;
      const text = n.data.trim().slice(0, 40);
      if ((paper || !box) && (r.right > width + 1 || r.left < -1)) wrong.push(`cut off at the side: ${text}`);
      rects.push({ l: r.left + 1, r: r.right - 1, t: r.top + r.height * 0.2, b: r.bottom - r.height * 0.2, text, n });
    }
    for (let e = parent; e && e !== document.body; e = e.parentElement) {
      const look = getComputedStyle(e);
      if (look.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1 || look.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1) wrong.push(`cut off: ${n.data.trim().slice(0, 40)}`);
      if (box && e === box) break;
    }
  }
  rects.sort((a, b) => a.t - b.t);
  for (let i = 0; i < rects.length; i++) {
    for (let k = i + 1; k < rects.length && rects[k].t < rects[i].b; k++) {
      const a = rects[i], b = rects[k];
      if (a.n !== b.n && a.l < b.r && b.l < a.r && a.t < b.b) wrong.push(`on one another: "${a.text}" and "${b.text}"`);
    }
  }
  return wrong.slice(0, 20);
};

// stops gives what a keyboard has to reach a number each, in the order in which it
// stands, and says how many there are.
export const stops = () => {
  let n = 0;
  for (const e of document.querySelectorAll('a[href], summary, button, input, [tabindex="0"]')) {
    if (e.getClientRects().length > 0 && !e.disabled) e.dataset.stop = String(n++);
  }
  document.body.focus();
  return n;
};

// keep keeps what gets the focus, and whether it can be seen that it has; kept is what was
// kept.
export const keep = () => {
  window.kept = [];
  document.addEventListener('focusin', (event) => {
    const look = getComputedStyle(event.target);
    window.kept.push({ n: Number(event.target.dataset.stop ?? -1), seen: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2, what: event.target.outerHTML.slice(0, 120) });
  });
};
export const kept = () => window.kept;

// small looks for buttons and the like that are too small for a finger, by the measure
// of WCAG 2.2: 24 pixels, unless it stands in a sentence.
export const small = () => [...document.querySelectorAll('button, summary, input, nav a, thead a')].filter((e) => {
  const r = e.getBoundingClientRect();
  return r.width > 0 && (r.height < 23.5 || r.width < 23.5);
}).map((e) => `too small: ${e.outerHTML.slice(0, 100)}`);

// shut looks for folds that are shut on paper, and tables whose headings stand once.
export const shut = () => {
  const wrong = [];
  for (const d of document.querySelectorAll('details')) {
    const last = d.lastElementChild;
    if (last.tagName !== 'SUMMARY' && last.getClientRects().length === 0 || last.getBoundingClientRect().height === 0) wrong.push(`shut on paper: ${d.querySelector('summary').textContent}`);
  }
  for (const h of document.querySelectorAll('thead')) {
    if (getComputedStyle(h).display !== 'table-header-group') wrong.push('the headings of a table stand on one sheet alone');
  }
  return wrong;
};

// first is how high, on paper, what stands before the first new sheet is.
export const first = () => {
  const sheet = document.querySelector('.sheet');
  return sheet ? sheet.getBoundingClientRect().top - document.body.getBoundingClientRect().top : 0;
};
