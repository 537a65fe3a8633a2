
(function () {
  'use strict';
  var each = function (selector, act, from) { Array.prototype.forEach.call((from || document).querySelectorAll(selector), act); };

  // Paper has no folds.
  var opened = [];
  addEventListener('beforeprint', function () { each('details:not([open])', function (d) { d.open = true; opened.push(d); }); });
  addEventListener('afterprint', function () { opened.splice(0).forEach(function (d) { d.open = false; }); });

  // What does not move needs no stop of the keyboard.
  var stops = function () {
    each('.scroll, .picture', function (box) {
      if (!box.clientWidth || box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute('tabindex');
    });
  };
  addEventListener('resize', stops);
  each('details', function (d) { d.addEventListener('toggle', stops); });
  stops();

  var months = 'January February March April May June July August September October November December'.split(' ');
  var value = function (row, k) {
    var text = row.cells[k] ? row.cells[k].textContent.trim() : '';
    var date = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text);
    if (date && months.indexOf(date[2]) >= 0) return +date[3] * 10000 + months.indexOf(date[2]) * 100 + +date[1];
    var plain = text.replace(/[,\s]/g, '').replace(/\u2212/g, '-');
    return /^[-+]?\d+(\.\d+)?%?$/.test(plain) ? parseFloat(plain) : text;
  };
  var compare = function (a, b) {
    var number = typeof a === 'number';
    if (number !== (typeof b === 'number')) return number ? -1 : 1;
    return number ? a - b : a.localeCompare(b, 'en-GB', { numeric: true });
  };

  each('table.sorts', function (table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var bodies = Array.prototype.map.call(table.tBodies, function (body) {
      var rows = Array.prototype.slice.call(body.rows);
      return { body: body, all: rows, free: rows.filter(function (r) { return !r.classList.contains('total') && !r.querySelector('.part'); }) };
    });
    var order = function (k, way) {
      bodies.forEach(function (b) {
        var sorted = b.free.slice();
        if (way) sorted.sort(function (x, y) {
          var a = value(x, k), c = value(y, k), d = compare(a, c);
          return typeof a === 'number' && typeof c === 'number' ? way * d : typeof a === typeof c ? way * d : d;
        });
        var next = 0;
        b.all.forEach(function (r) { b.body.appendChild(b.free.indexOf(r) < 0 ? r : sorted[next++]); });
      });
    };
    heads.forEach(function (head, k) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.setAttribute('aria-label', 'Sort by ' + head.textContent.trim());
      button.textContent = '\u2195';
      button.addEventListener('click', function () {
        var was = head.getAttribute('aria-sort'), way = was === 'ascending' ? -1 : was === 'descending' ? 0 : 1;
        heads.forEach(function (h) { h.removeAttribute('aria-sort'); h.querySelector('button.sort').textContent = '\u2195'; });
        if (way) head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
        button.textContent = way > 0 ? '\u2191' : way < 0 ? '\u2193' : '\u2195';
        order(k, way);
      });
      head.appendChild(button);
    });

    var line = document.createElement('p'), label = document.createElement('label'), input = document.createElement('input'), said = document.createElement('span');
    line.className = 'filter';
    input.type = 'search';
    input.id = table.id + '-filter';
    label.htmlFor = input.id;
    label.textContent = 'Show rows with';
    said.setAttribute('role', 'status');
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase(), shown = 0, count = 0;
      bodies.forEach(function (b) {
        b.free.forEach(function (r) {
          r.hidden = wanted !== '' && r.textContent.toLowerCase().indexOf(wanted) < 0;
          count++;
          if (!r.hidden) shown++;
        });
      });
      said.textContent = wanted === '' ? '' : shown + ' of ' + count + ' rows';
    });
    line.appendChild(label); line.appendChild(input); line.appendChild(said);
    table.parentNode.parentNode.insertBefore(line, table.parentNode);
  });
})();
