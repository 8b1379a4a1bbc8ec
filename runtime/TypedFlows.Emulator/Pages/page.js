// Every other second asks for the content alone, and puts each part in place that has changed: what has the focus keeps it, a part
// in which text is marked waits, and what is new is said to those who listen.
const live = document.getElementById('live'), say = document.getElementById('say'), pause = document.getElementById('pause');
const shown = new Map();
let isPaused = false;

const parts = root => [...root.querySelectorAll('[data-part]')];
parts(document).forEach(part => shown.set(part.dataset.part, part.outerHTML));

function tell(text) {
  if (live.textContent !== text) live.textContent = text;
}

function put(part) {
  const name = part.dataset.part, text = part.outerHTML, there = document.querySelector(`[data-part="${name}"]`);
  if (!there || shown.get(name) === text) return;
  const marked = getSelection();
  if (!marked.isCollapsed && marked.containsNode(there, true)) return;
  const focused = there.contains(document.activeElement) ? document.activeElement.id : '';
  const scrolled = there.querySelector('.scroll')?.scrollLeft ?? 0;
  if (part.dataset.say && part.dataset.say !== there.dataset.say) say.textContent = part.dataset.say;
  there.replaceWith(part);
  shown.set(name, text);
  if (part.querySelector('.scroll')) part.querySelector('.scroll').scrollLeft = scrolled;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  if (!isPaused && !document.hidden) {
    try {
      const query = new URLSearchParams(location.search);
      query.set('content', '1');
      const answer = await fetch('/?' + query);
      const template = document.createElement('template');
      template.innerHTML = await answer.text();
      if (!isPaused) {
        parts(template.content).forEach(put);
        tell('Live');
      }
    } catch {
      tell('The emulator does not answer');
    }
  }
  setTimeout(refresh, 2000);
}

pause.addEventListener('click', () => {
  isPaused = !isPaused;
  pause.textContent = isPaused ? 'Go on' : 'Pause';
  tell(isPaused ? 'Paused' : 'Live');
});
pause.hidden = false;
setTimeout(refresh, 2000);
