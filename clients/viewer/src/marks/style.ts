/** How marks look. For a sheet of the shadow root, or document, that the layer is in. */
export const markStyles = `
.marks { position: absolute; inset: 0; isolation: isolate; overflow: hidden; pointer-events: none; --readable: 1;
  font: 14px/1.4 system-ui, sans-serif; color: #1a2320; text-align: start; }
.marks, .marks * { box-sizing: border-box; }
.marks svg.ink { position: absolute; z-index: 1; inset: 0; width: 100%; height: 100%; overflow: hidden; }
.marks svg.ink g { filter: drop-shadow(0 0 1px #fff) drop-shadow(0 0 1px #fff); }
.marks .arrow { fill: none; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
.marks .pinned { position: absolute; left: 0; top: 0; }
.marks .spotlight { border-radius: 6px; outline: 3px solid var(--color); outline-offset: 3px;
  box-shadow: 0 0 0 4px #fff, 0 0 0 200vmax rgb(16 24 21 / 0.38); }
.marks .sized { position: absolute; width: 0; height: 0; transform-origin: 0 0; scale: var(--readable); }
.marks .note { width: 0; height: 0; z-index: 2; }
.marks .note > * { transform-origin: 0 0; scale: var(--readable); }
.marks .note:is(:hover, :focus-within) { z-index: 3; }
.marks .dot { position: absolute; left: -7px; top: -7px; width: 14px; height: 14px; transform-origin: 50% 50%;
  border: 2px solid #fff; border-radius: 50%; background: var(--color); box-shadow: 0 1px 3px rgb(16 24 21 / 0.5); }
.marks .card { position: absolute; left: calc(10px + var(--shift, 0px)); top: 10px; width: max-content; min-width: 120px; max-width: 250px;
  padding: 6px 10px 8px; border: 1px solid #cfd6d3; border-top: 4px solid var(--color); border-radius: 8px;
  background: #fff; box-shadow: 0 3px 12px rgb(16 24 21 / 0.28); }
.marks .note[data-side~="left"] .card { left: auto; right: 10px; transform-origin: 100% 0; }
.marks .note[data-side~="up"] .card { top: auto; bottom: 10px; transform-origin: 0 100%; }
.marks .note[data-side="left up"] .card { transform-origin: 100% 100%; }
.marks .card header { display: flex; align-items: center; gap: 4px; min-height: 24px; font-size: 12px; color: #4c5a60; }
.marks .author { flex: 1; font-weight: 600; }
.marks .author, .marks .name { overflow: hidden; max-width: 170px; text-overflow: ellipsis; white-space: nowrap; }
.marks .card p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.marks button { pointer-events: auto; font: inherit; font-size: 13px; cursor: pointer; border: 1px solid #7b8883;
  border-radius: 6px; padding: 3px 10px; background: #fff; color: #1a2320; min-height: 28px; }
.marks button.small { min-width: 24px; min-height: 24px; padding: 0; border-color: transparent; line-height: 1; }
.marks button:hover { background: #eef1f2; }
.marks button.save { border-color: #1f5c4a; background: #1f5c4a; color: #fff; }
.marks button:disabled { opacity: 0.5; cursor: default; }
.marks :is(button, textarea):focus-visible { outline: 3px solid #1f5c4a; outline-offset: 1px; }
.marks .editing .card { pointer-events: auto; width: 250px; }
.marks textarea { display: block; width: 100%; font: inherit; color: inherit; background: #fff; padding: 4px 6px;
  border: 1px solid #7b8883; border-radius: 6px; resize: none; }
.marks footer { display: flex; justify-content: end; gap: 8px; margin-top: 8px; }
.marks .cursor { z-index: 4; }
.marks .cursor svg { position: absolute; left: -2px; top: -2px; width: 24px; height: 26px; overflow: visible;
  filter: drop-shadow(0 1px 2px rgb(16 24 21 / 0.45)); }
.marks .name { position: absolute; left: 16px; top: 20px; padding: 1px 8px; border: 2px solid var(--color);
  border-radius: 10px; background: #fff; font-size: 12px; font-weight: 600; width: max-content; }
.marks .ring { z-index: 4; }
.marks .ring .sized::after { content: ""; position: absolute; left: -20px; top: -20px; width: 40px; height: 40px;
  border: 4px solid var(--color); border-radius: 50%; box-shadow: 0 0 0 2px #fff, inset 0 0 0 2px #fff;
  animation: alongside-ring 0.7s ease-out both; }
.marks .flash { animation: alongside-flash 0.5s ease-in-out 4 alternate; }
.marks .going { opacity: 0; transition: opacity 0.6s; }
@keyframes alongside-ring { from { opacity: 1; transform: scale(0.25); } 70% { opacity: 1; } to { opacity: 0; transform: scale(1); } }
@keyframes alongside-flash { to { filter: drop-shadow(0 0 10px var(--color, #1f5c4a)) brightness(1.15); opacity: 0.55; } }
@media (prefers-reduced-motion: reduce) {
  .marks .ring .sized::after { animation: none; }
  .marks .going { transition: none; }
  .marks .flash { animation: none; filter: drop-shadow(0 0 8px var(--color, #1f5c4a)); }
}
`;
