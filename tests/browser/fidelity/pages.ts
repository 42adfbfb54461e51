/** Pages with what is hard to mirror. `OTHER` stands for another site's origin. */

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fidelity</title>${head}</head><body>${body}</body></html>`;

export const PAGES = {
  "/assets": page(
    `<link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="/lossy.css">
     <style>.inline { background: var(--way); background-size: 5px 5px }</style>`,
    `<p class="own">Own letters</p><p class="sheet">Sheet</p><p class="imported">Imported</p>
     <img id="plain" src="/avatar.png"><img id="set" srcset="/double.png 2x" alt="">
     <picture><source srcset="/avatar.png" media="(min-width: 10px)"><img id="chosen" src="/small.png"></picture>
     <svg width="60" height="50"><image id="svg-image" href="/avatar.png" width="60" height="50"/></svg>
     <input id="button" type="image" src="/small.png"><img id="drawing" src="/drawing.svg">
     <img id="liar" src="/liar.png" width="40" height="30"><img id="large" src="/large.png">
     <div data-alongside-mask><img id="masked" src="/avatar.png"></div>
     <img id="lazy" loading="lazy" src="/double.png" style="position:absolute; top:6000px">
     <div id="short" class="short">x</div><div id="layers" class="layers">x</div><div id="inline" class="inline">x</div>`,
  ),
  "/parts": page(
    `<style>dialog::backdrop { background: rgb(1, 2, 3) } #scroller { height: 100px; overflow: auto } #scroller div { height: 900px }
     #pop:popover-open { color: rgb(4, 5, 6) } button:hover { color: rgb(7, 8, 9) } input:checked { outline: 3px solid rgb(3, 3, 3) }</style>`,
    `<open-part id="open"></open-part><closed-part id="closed" style="display:block; width:200px; height:80px"></closed-part>
     <iframe id="near" src="/frame"></iframe><iframe id="doc" srcdoc="<p id=outer>outer</p><iframe id=nested srcdoc='<p id=inner>inner</p>'></iframe>"></iframe>
     <iframe id="far" src="OTHER/frame" width="210" height="90"></iframe>
     <img id="unsized" src="OTHER/avatar.png"><video id="film" src="/film.mp4" width="160" height="90"></video>
     <canvas id="canvas" width="120" height="60"></canvas><canvas id="tainted" width="50" height="40"></canvas>
     <object id="plugin" data="/film.mp4" style="display:inline-block; width:130px; height:70px"></object>
     <details id="details"><summary>More</summary><p>Less</p></details><dialog id="dialog"><p>Ask</p></dialog>
     <div id="pop" popover>Popped</div><button id="pop-button" popovertarget="pop">Pop</button>
     <input id="box" type="checkbox"><input id="field"><div id="scroller"><div>long</div></div>
     <script>
       customElements.define("open-part", class extends HTMLElement { connectedCallback() {
         const root = this.attachShadow({ mode: "open" });
         root.innerHTML = "<p id=inside>inside</p><img id=shadow-image src=/avatar.png>";
         const sheet = new CSSStyleSheet(); sheet.replaceSync("p { color: rgb(5, 6, 7); background: url(/small.png) }");
         root.adoptedStyleSheets = [sheet]; } });
       customElements.define("closed-part", class extends HTMLElement { connectedCallback() {
         this.attachShadow({ mode: "closed" }).innerHTML = "<p>canary</p>"; } });
       const context = canvas.getContext("2d"); context.fillStyle = "rgb(0, 128, 0)"; context.fillRect(0, 0, 120, 60);
       const foreign = new Image(); foreign.onload = () => tainted.getContext("2d").drawImage(foreign, 0, 0); foreign.src = "OTHER/avatar.png";
     </script>`,
  ),
};
