/** Pages that are much: many nodes, and many changes. */

const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Load</title><style>
body { font: 14px/1.4 sans-serif; margin: 16px } table { border-collapse: collapse } td { border: 1px solid #ccc; padding: 2px 6px }
.even { background: #f4f6f7 } .hot { color: #b3261e; font-weight: bold }
</style></head>`;

/** Some 5,000 nodes: a table, with an element and a text in every cell. */
export function manyNodes(): string {
  const cell = (row: number, column: number): string => `<td><span>${row}.${column}</span></td>`;
  const row = (number: number): string =>
    `<tr class="${number % 2 ? "odd" : "even"}">${Array.from({ length: 8 }, (_, column) => cell(number, column)).join("")}</tr>`;
  return `${HEAD}<body><h1>Many nodes</h1><p><input id="field"></p><table><tbody>${Array.from({ length: 200 }, (_, number) => row(number)).join("")}</tbody></table></body></html>`;
}

/** Changes 1,000 nodes a second, a fifth of it every 200 ms: texts, attributes, rows that go and come, and a
 * style sheet written anew. */
export function manyChanges(): string {
  return `${HEAD}<body><style id="look"></style><h1 id="rounds">0</h1><p><input id="field"></p><table><tbody id="rows">${Array.from(
    { length: 250 },
    (_, number) => `<tr><td>${number}</td><td class="value">0</td><td class="name">row ${number}</td></tr>`,
  ).join("")}</tbody></table>
<script>
  const rows = document.getElementById("rows");
  let round = 0;
  window.startChanging = () => { window.changing = setInterval(() => {
    round += 1;
    for (let i = 0; i < 80; i++) rows.children[(round * 7 + i) % rows.children.length].children[1].textContent = round + "." + i;
    for (let i = 0; i < 80; i++) rows.children[(round * 11 + i) % rows.children.length].children[1].className = (round + i) % 2 ? "hot" : "value";
    for (let i = 0; i < 10; i++) {
      rows.firstElementChild.remove();
      const row = rows.insertRow();
      for (const text of [round, "new", "row " + round + "." + i]) row.insertCell().textContent = text;
    }
    // As pages do that write their styles by script: 8 KB, never the same.
    document.getElementById("look").textContent = Array.from({ length: 200 }, (_, i) => ".r" + round + "-" + i + "{margin:" + i + "px;top:1px}").join("");
    document.getElementById("rounds").textContent = String(round);
  }, 200); };
  window.stopChanging = () => { clearInterval(window.changing); return round; };
</script></body></html>`;
}
