// Requests the content every two seconds and replaces each section that has changed. The focus is kept, a section with selected text
// waits, and changes are announced to screen readers.
const live = document.getElementById('live'), say = document.getElementById('say'), pause = document.getElementById('pause');
const shown = new Map();
let isPaused = false;

const sections = root => [...root.querySelectorAll('[data-part]')];
sections(document).forEach(part => shown.set(part.dataset.part, part.outerHTML));

function report(text) {
  if (live.textContent !== text) live.textContent = text;
}

function replace(part, order) {
  const name = part.dataset.part, text = part.outerHTML, there = document.querySelector(`[data-part="${name}"]`);
  if (!there) {
    // A section that is new, such as the rows of the first dataset, is inserted after the one that precedes it.
    const main = document.getElementById('content'), before = order[order.indexOf(name) - 1];
    const previous = main.querySelector(`[data-part="${before}"]`);
    previous ? previous.after(part) : main.prepend(part);
    shown.set(name, text);
    showCopies();
    return;
  }
  if (shown.get(name) === text) return;
  const selection = getSelection();
  if (!selection.isCollapsed && selection.containsNode(there, true)) return;
  const focused = there.contains(document.activeElement) ? document.activeElement.id : '';
  const scrolled = there.querySelector('.scroll')?.scrollLeft ?? 0;
  if (part.dataset.say && part.dataset.say !== there.dataset.say) say.textContent = part.dataset.say;
  there.replaceWith(part);
  shown.set(name, text);
  showCopies();
  if (part.querySelector('.scroll')) part.querySelector('.scroll').scrollLeft = scrolled;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  if (!isPaused && !document.hidden) {
    try {
      const query = new URLSearchParams(location.search);
      query.set('content', '1');
      const response = await fetch('/?' + query);
      const template = document.createElement('template');
      template.innerHTML = await response.text();
      if (!isPaused) {
        const parts = sections(template.content), names = new Set(parts.map(part => part.dataset.part));
        sections(document.getElementById('content')).filter(part => !names.has(part.dataset.part)).forEach(part => part.remove());
        parts.forEach(part => replace(part, [...names]));
        report('Live');
      }
    } catch {
      report('The emulator does not respond');
    }
  }
  setTimeout(refresh, 2000);
}

pause.addEventListener('click', () => {
  isPaused = !isPaused;
  pause.textContent = isPaused ? 'Resume' : 'Pause';
  report(isPaused ? 'Paused' : 'Live');
});
pause.hidden = false;

// Buttons that copy a command. They are found again after each refresh.
function showCopies() {
  document.querySelectorAll('[data-copy]').forEach(button => { button.hidden = !navigator.clipboard; });
}

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  say.textContent = 'Copied';
});
showCopies();
setTimeout(refresh, 2000);
