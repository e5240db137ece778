(() => {
  'use strict';
  const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const one = id => document.getElementById(id);
  document.documentElement.classList.add('js');
  if (!one('q')) return; // a page without models

  // Rows fold: the summary stays, the details open on demand, with the words of the clauses beside them.
  const bodies = all('#models tbody');
  const button = body => body.rows[0].querySelector('button');
  const copy = element => {
    const made = element.cloneNode(true);
    [made, ...all('[id]', made)].forEach(each => each.removeAttribute('id'));
    return made;
  };
  const quote = body => {
    const shown = new Set();
    all('li[data-q]', body).forEach(item => {
      const words = one('q' + item.dataset.q);
      if (words && !item.querySelector('blockquote') && !shown.has(words)) item.append(copy(words));
      shown.add(words);
    });
    all('p[data-t]', body).forEach(item => {
      const terms = document.querySelector('#l' + item.dataset.t + ' > .terms');
      if (terms) item.replaceWith(copy(terms));
    });
    all('a.again', body).forEach(link => {
      const words = one('q' + link.dataset.q);
      if (words) link.replaceWith(copy(words));
    });
  };
  const fold = (body, open) => {
    button(body).setAttribute('aria-expanded', open);
    body.rows[1].hidden = !open;
    if (open) quote(body);
  };
  bodies.forEach((body, index) => {
    button(body).setAttribute('aria-controls', body.rows[1].id = 'd' + (index + 1));
    fold(body, false);
  });

  // On a page of very many licenses, what is the same as for another one stands once; it is shown where the reader looks.
  const complete = same => {
    const block = document.querySelector('#l' + same.dataset.l + ' > .body');
    if (block) same.replaceWith(copy(block));
  };
  const sight = window.IntersectionObserver && new IntersectionObserver(seen => seen.forEach(each => {
    if (each.isIntersecting) {
      sight.unobserve(each.target);
      all('.same', each.target).forEach(complete);
    }
  }), { rootMargin: '300px' });
  all('.same').forEach(same => sight && sight.observe(same.parentElement));
  const table = document.querySelector('#models table');
  table && table.addEventListener('click', event => {
    const pressed = event.target.closest('tbody th button');
    if (pressed) fold(pressed.closest('tbody'), pressed.getAttribute('aria-expanded') !== 'true');
  });

  // Sorting: by number where a cell has one, by verdict, else by words.
  const rank = { s: 0, u: 1, e: 2, n: 3 };
  const value = (body, column) => {
    const cell = body.rows[0].cells[column];
    if (cell.dataset.k !== undefined) return cell.dataset.k && Number(cell.dataset.k);
    const verdict = /\b[vc] ([sune])\b/.exec(cell.className);
    if (cell.classList.contains('num')) return Number(cell.textContent.replace(/,/g, ''));
    return verdict ? rank[verdict[1]] : (cell.querySelector('button, a') || cell).textContent.toLowerCase();
  };
  const heads = table ? [...table.tHead.rows[0].cells] : [];
  heads.forEach((head, column) => head.querySelector('button').addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    const sign = down ? -1 : 1;
    const keys = new Map(bodies.map((body, index) => [body, { key: value(body, column), index }]));
    const order = [...bodies].sort((a, b) => {
      const x = keys.get(a), y = keys.get(b);
      return (x.key === '') - (y.key === '') || (x.key < y.key ? -sign : x.key > y.key ? sign : 0) || x.index - y.index;
    });
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const place = document.createDocumentFragment();
    order.forEach(body => place.append(body));
    table.append(place);
    const at = new Map(order.map((body, index) => [body, index]));
    parts[0].items.sort((a, b) => at.get(a.element) - at.get(b.element));
    filter();
  }));

  // The filter looks at the words of each part once, and only turns on and off what changes. Of very many models the first
  // ones that fit are shown until the reader asks for all, so that laying out the table never takes long.
  const many = 150;
  let limit = many;
  const more = document.querySelector('.more');
  const search = one('q'), select = one('s'), hits = one('hits');
  const part = (selector, none, groups) => {
    const items = all(selector).map(element => ({ element, text: '', shown: true }));
    const of = new Map(items.map(item => [item.element, item]));
    const grouped = all(groups || 'nothing').map(element => ({ element, items: all(selector, element).map(each => of.get(each)) }));
    return { none: document.querySelector(none), items, groups: grouped };
  };
  const parts = [part('#models tbody', '#models > .none'), part('.findings > li', '#findings > .none', '.rule, .pair, .against'), part('.card', '#licenses > .none')];
  const state = { '': () => true, warn: c => c.contains('warning') || c.contains('error') || c.contains('info'), n: c => c.contains('n'), s: c => c.contains('s'), u: c => c.contains('u') || c.contains('e'), away: c => c.contains('away') };
  const models = Number(hits.dataset.models);
  const plural = (count, word) => count.toLocaleString('en') + ' ' + word + (count === 1 ? '' : 's');
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = state[select.value];
    const counts = parts.map((each, index) => {
      let count = 0;
      for (const item of each.items) {
        if (words.length && !item.text) item.text = item.element.textContent.toLowerCase();
        const fit = words.every(word => item.text.includes(word)) && (index > 0 || fits(item.element.classList));
        if (fit) count++;
        const show = fit && (index > 0 || count <= limit);
        if (show !== item.shown) item.element.hidden = !(item.shown = show);
      }
      if (each.none && each.items.length) each.none.hidden = count > 0;
      for (const group of each.groups) group.element.hidden = !group.items.some(item => item.shown);
      return count;
    });
    if (more) {
      more.hidden = counts[0] <= limit;
      more.querySelector('span').textContent = 'The first ' + limit.toLocaleString('en') + ' of ' + plural(counts[0], 'model') + ' are shown.';
    }
    const every = !words.length && !select.value;
    hits.textContent = every ? plural(models, 'model') : counts[0].toLocaleString('en') + ' of ' + plural(models, 'model') + (words.length ? ', ' + plural(counts[1], 'finding') : '');
  };
  const showAll = () => { limit = Infinity; filter(); };
  if (more) more.querySelector('button').addEventListener('click', showAll);
  search.addEventListener('input', filter);
  select.addEventListener('change', filter);
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      filter();
    }
  });

  // A link to a model opens its row, even one that the filter hides.
  const follow = () => {
    const target = location.hash && one(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) {
      search.value = select.value = '';
      showAll();
    }
    if (target.matches('#models tbody')) fold(target, true);
    target.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  filter();
  follow();
  (window.requestIdleCallback || setTimeout)(() => parts.forEach(each => each.items.forEach(item => { item.text = item.text || item.element.textContent.toLowerCase(); })));

  // On paper stands what is open on the screen, and every model.
  addEventListener('beforeprint', showAll);
})();
