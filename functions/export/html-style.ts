/** For screen, dark screen and paper; every pair of colours has a contrast of 7 : 1 or more, borders aside. */
export const htmlStyle = `
:root{color-scheme:light dark;--text:#1b1f24;--muted:#474f58;--page:#fff;--panel:#f5f7f9;--line:#c9d1d9;--link:#0b4a8f;--answered:#14532d;--partial:#7a3b00;--unanswered:#8a1020}
@media(prefers-color-scheme:dark){:root{--text:#e8eaed;--muted:#b9c0c8;--page:#15181c;--panel:#1e2329;--line:#3b434c;--link:#9cc9ff;--answered:#8fdca8;--partial:#ffc27a;--unanswered:#ffb0b5}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:48rem;padding:2rem 1.25rem 4rem;background:var(--page);color:var(--text);font:1.0625rem/1.6 system-ui,"Segoe UI","Noto Sans",Roboto,"Noto Sans Arabic","Noto Sans CJK SC","Noto Sans SC","Noto Sans JP","Hiragino Sans","Yu Gothic","Microsoft YaHei","Noto Color Emoji","Noto Emoji",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.25;margin:.25rem 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .5rem}
p{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
:target{background:var(--panel);outline:2px solid var(--line)}
code{background:var(--panel);border-radius:3px;padding:0 .25em;font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.92em}
.skip,.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:static;width:auto;height:auto;clip-path:none}
.kind,.completed{color:var(--muted);margin:0}
.kind{font-size:.85rem;letter-spacing:.08em;text-transform:uppercase}
.outcome{margin:1.5rem 0;padding:1rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-inline-start:5px solid var(--tone)}
.outcome h2{margin:0;font-size:1.1rem;color:var(--tone)}
.outcome ul{margin:.75rem 0 0;padding-inline-start:1.25rem}
.answered{--tone:var(--answered)}.partial{--tone:var(--partial)}.unanswered{--tone:var(--unanswered)}
.mark{font-size:.85em;text-decoration:none;padding:0 .1em}
@counter-style mark{system:extends decimal;prefix:"[";suffix:"] "}
.references{padding-inline-start:2.75rem;list-style:mark}
cite{font-style:normal}
.references li{margin:.5rem 0}
.address{display:block;color:var(--muted);font-size:.9rem}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
th,td{border:1px solid var(--line);padding:.5rem .6rem;text-align:start;vertical-align:top}
th:nth-child(2),td:nth-child(2){overflow-wrap:normal}
thead th:nth-child(1){width:34%}
thead th:nth-child(2){width:18%}
thead th{background:var(--panel)}
tbody th{font-weight:400}
q{quotes:"“" "”"}
td p{margin:0 0 .4rem}
td p:last-child{margin:0}
dl{display:grid;grid-template-columns:minmax(10rem,auto) 1fr;gap:.25rem 1rem;font-size:.9rem;margin:0}
dt{color:var(--muted)}
dd{margin:0}
.hash{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.85em}
@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin:0 0 .5rem}}
@media print{
:root{color-scheme:light;--text:#000;--muted:#333;--page:#fff;--panel:#f5f7f9;--line:#999;--link:#000;--answered:#14532d;--partial:#7a3b00;--unanswered:#8a1020}
@page{margin:2cm}
body{max-width:none;padding:0;font-size:10.5pt}
h2,h3{break-after:avoid}
tr,li,.outcome{break-inside:avoid}
thead{display:table-header-group}
.skip,.back{display:none}
}
`.trim();
