/**
 * Reads CSV as RFC 4180 has it: quoted fields may hold commas, quotes (doubled) and line breaks. A byte order mark is dropped.
 *
 * @param {string} text
 * @returns {string[][]} rows of fields; empty lines are left out
 * @throws {Error} naming the line, where a quoted field does not end or goes on after its quote
 */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const endRow = () => {
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    line++;
  };
  while (at <= text.length) {
    let field;
    if (text[at] === '"') {
      const began = line;
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0) throw new Error(`line ${began}: a quoted field does not end`);
        if (text[end + 1] !== '"') break;
        end += 2;
      }
      field = text.slice(at + 1, end).replaceAll('""', '"');
      line += field.split(/\r\n|\r|\n/).length - 1;
      at = end + 1;
      if (at < text.length && !',\r\n'.includes(text[at])) throw new Error(`line ${line}: "${text[at]}" after a closing quote`);
    } else {
      const rest = /[,\r\n]/g;
      rest.lastIndex = at;
      const end = rest.exec(text)?.index ?? text.length;
      field = text.slice(at, end);
      at = end;
    }
    row.push(field);
    if (at >= text.length) {
      endRow();
      break;
    }
    if (text[at] === ',') at++;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      endRow();
    }
  }
  return rows;
}
