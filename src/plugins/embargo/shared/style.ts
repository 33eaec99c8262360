/** The style of the page; the page's policy allows this text and no other. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#16324a;--soft:#516676;--paper:#fbfaf6;--line:#dfe5e8;--sea:#0f6a8b;--stop:#8a1c1c;--stop-paper:#fdecea}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef2;--soft:#a9bac6;--paper:#10202c;--line:#274050;--sea:#7cc7e2;--stop:#ffb4ab;--stop-paper:#3b1512}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:44rem;margin:auto;padding:1.25rem}a{color:var(--sea)}
.embargo{margin:0 0 1.5rem;padding:.9rem 1.1rem;border-inline-start:.35rem solid var(--stop);background:var(--stop-paper);color:var(--stop);font-weight:600}
h1{font-size:clamp(1.6rem,5vw,2.4rem);line-height:1.2;margin:.4rem 0}h1.notice{font-size:1.3rem;line-height:1.5;font-weight:500}
h2{font-size:1.25rem;margin-top:2rem}.issuer{margin:0;color:var(--soft)}.subtitle{margin:0;font-size:1.2rem}.lead{font-weight:600}
figure{margin:1.5rem 0}figcaption{color:var(--soft);font-size:.9rem}img{max-width:100%;height:auto;border-radius:.3rem}
blockquote{margin:1.25rem 0;padding-inline-start:1rem;border-inline-start:.2rem solid var(--line)}.quote blockquote{margin-bottom:.3rem}
pre{overflow-x:auto}address{font-style:normal}
.personal{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
@media print{.embargo{border:.15rem solid}}`;
